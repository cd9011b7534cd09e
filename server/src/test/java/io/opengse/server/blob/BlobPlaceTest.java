package io.opengse.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobPlaceTest {
    @Test
    void blobsAreKeptInFilesOrInABucket() {
        assertThat(BlobPlace.parse("file")).isEqualTo(new BlobPlace.Folder());
        assertThat(BlobPlace.parse("file:///srv/opengse"))
                .isEqualTo(new BlobPlace.SharedFolder(Path.of("/srv/opengse")));
        assertThat(BlobPlace.parse("s3://games")).isEqualTo(bucket("", null, "us-east-1"));
        assertThat(BlobPlace.parse("s3://games/a/b/?endpoint=https://s3.example.com:9000&region=eu-1"))
                .isEqualTo(bucket("a/b/", "https://s3.example.com:9000", "eu-1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "s3:games",
                "file:",
                "file:///",
                "file://srv/opengse",
                "s3://",
                "http://games",
                "s3://games?end=x",
                "s3://g a",
                "s3://g?endpoint=x"
            })
    void anythingElseIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> BlobPlace.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .containsPattern("s3://bucket|endpoint|file:///srv");
    }

    @Test
    void linksLeadWhereTheyAreSaidTo() {
        assertThat(links("")).isEqualTo(new LinkEnd.Server());
        assertThat(links("?links=server")).isEqualTo(new LinkEnd.Server());
        assertThat(links("?links=store")).isEqualTo(new LinkEnd.Store(Optional.empty()));
        assertThat(links("?region=eu&links=https://s3.example.com"))
                .isEqualTo(new LinkEnd.Store(Optional.of(URI.create("https://s3.example.com"))));
        assertThatThrownBy(() -> links("?links=somewhere")).hasMessageContaining("links");
    }

    private static LinkEnd links(String options) {
        return ((BlobPlace.Bucket) BlobPlace.parse("s3://games" + options)).links();
    }

    @Test
    void keysNeverShowTheirSecret() {
        assertThat(new BlobPlace.Keys("AKID", "hidden").toString())
                .contains("AKID")
                .doesNotContain("hidden");
        assertThat(BlobPlace.Keys.NONE).asString().contains("surroundings");
    }

    private static BlobPlace.Bucket bucket(String prefix, String endpoint, String region) {
        return new BlobPlace.Bucket(
                "games", prefix, Optional.ofNullable(endpoint).map(URI::create), region, new LinkEnd.Server());
    }
}
