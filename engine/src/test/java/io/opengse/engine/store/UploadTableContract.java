package io.opengse.engine.store;

import static io.opengse.engine.store.AssetSample.anUpload;
import static org.assertj.core.api.Assertions.assertThat;

import io.opengse.engine.asset.DoomedBlobTable;
import io.opengse.engine.asset.Upload;
import io.opengse.engine.asset.UploadPiece;
import io.opengse.engine.asset.UploadPieceTable;
import io.opengse.engine.asset.UploadTable;
import org.junit.jupiter.api.Test;

/** What the engine relies on in the tables of uploads and of doomed blobs. */
public interface UploadTableContract extends StoreUnderTest {
    @Test
    default void aLaterUploadOfAKeyTakesThePlaceOfTheEarlierOne() {
        change(UploadTable.class, uploads -> uploads.put(anUpload("a.zip", NOON.plusNanos(1))));
        assertThat(one(UploadTable.class, uploads -> uploads.find("a.zip"))).contains(anUpload("a.zip", NOON));

        Upload later = new Upload("a.zip", AssetSample.content("packages/other"), "bad", NOON.plusSeconds(1));
        change(UploadTable.class, uploads -> uploads.put(later));

        assertThat(one(UploadTable.class, uploads -> uploads.find("a.zip"))).contains(later);
        assertThat(usedByAnUpload("packages/a.zip")).isFalse();
        assertThat(usedByAnUpload("packages/other")).isTrue();
    }

    @Test
    default void oldUploadsAreFoundOldestFirst() {
        change(UploadTable.class, uploads -> {
            uploads.put(anUpload("c", NOON.plusSeconds(2)));
            uploads.put(anUpload("b", NOON.plusSeconds(1)));
            uploads.put(anUpload("a", NOON.plusSeconds(1)));
            uploads.put(anUpload("d", NOON));
        });

        assertThat(many(UploadTable.class, uploads -> uploads.before(NOON.plusSeconds(2), 2)))
                .extracting(Upload::bucketKey)
                .containsExactly("d", "a");
        change(UploadTable.class, uploads -> uploads.remove("d"));
        assertThat(many(UploadTable.class, uploads -> uploads.before(NOON.plusSeconds(2), 9)))
                .extracting(Upload::bucketKey)
                .containsExactly("a", "b");
    }

    @Test
    default void piecesOfAPackageAreInTheirOrder() {
        UploadPiece first = new UploadPiece("a.zip", 0, 9, "packages/1", NOON);
        UploadPiece second = new UploadPiece("a.zip", 9, 5_000_000_000L, "packages/2", NOON.plusSeconds(1));
        change(UploadPieceTable.class, pieces -> {
            pieces.put(second);
            pieces.put(new UploadPiece("a.zip", 0, 7, "packages/0", NOON));
            pieces.put(first);
            pieces.put(new UploadPiece("b.zip", 0, 9, "packages/3", NOON.plusSeconds(2)));
        });

        assertThat(many(UploadPieceTable.class, pieces -> pieces.of("a.zip"))).containsExactly(first, second);
        assertThat(many(UploadPieceTable.class, pieces -> pieces.before(NOON.plusSeconds(2), 9)))
                .containsExactly(first, second);
        change(UploadPieceTable.class, pieces -> pieces.removeAll("a.zip"));
        assertThat(many(UploadPieceTable.class, pieces -> pieces.of("a.zip"))).isEmpty();
        assertThat(many(UploadPieceTable.class, pieces -> pieces.of("b.zip"))).hasSize(1);
    }

    @Test
    default void aDoomedBlobIsDueFromItsMomentOn() {
        change(DoomedBlobTable.class, blobs -> {
            blobs.put("b", NOON);
            blobs.put("a", NOON.plusSeconds(9));
            blobs.put("a", NOON);
            blobs.put("c", NOON.plusMillis(1));
            blobs.put("d", NOON);
            blobs.remove("d");
        });

        assertThat(many(DoomedBlobTable.class, blobs -> blobs.due(NOON, 9))).containsExactly("a", "b");
        assertThat(many(DoomedBlobTable.class, blobs -> blobs.due(NOON.minusMillis(1), 9)))
                .isEmpty();
        assertThat(many(DoomedBlobTable.class, blobs -> blobs.due(NOON.plusSeconds(1), 2)))
                .containsExactly("a", "b");
    }

    private boolean usedByAnUpload(String blob) {
        return read(UploadTable.class, uploads -> uploads.usesBlob(blob));
    }
}
