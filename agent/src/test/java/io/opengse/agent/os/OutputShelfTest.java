package io.opengse.agent.os;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputShelfTest {
    private static final String GAME = "proc-1";
    private static final int PIECE = 1024;

    @TempDir
    private Path directory;

    private OutputShelf shelf;

    @BeforeEach
    void open() {
        shelf = new OutputShelf(directory);
    }

    @Test
    void theLastLinesAreShown() throws IOException {
        print("one\ntwo\nthree\n");

        assertThat(text(last(2))).isEqualTo("two\nthree\n");
        assertThat(text(last(9))).isEqualTo("one\ntwo\nthree\n");
        assertThat(last(2).next()).isEqualTo(14);
    }

    @Test
    void noLinesAreWhereTheOutputEnds() throws IOException {
        print("one\n");

        assertThat(last(0).next()).isEqualTo(4);
        assertThat(text(last(0))).isEmpty();
    }

    @Test
    void whatFollowsIsShownFromWhereTheReaderStopped() throws IOException {
        print("one\n");
        long next = last(9).next();
        print("two\n");

        assertThat(text(from(next))).isEqualTo("two\n");
        assertThat(text(from(from(next).next()))).isEmpty();
    }

    @Test
    void aLineThatIsStillBeingWrittenIsHeldBackBehindWholeOnes() throws IOException {
        print("one\ntw");

        assertThat(text(from(0))).isEqualTo("one\n");
        assertThat(text(from(4))).isEqualTo("tw");
    }

    @Test
    void aReaderLosesNothingWhenTheFileIsTrimmed() throws IOException {
        print("one\ntwo\nthree\nfour\n");
        long afterTwo = 8;
        shelf.trim(GAME, 18);
        print("five\n");

        OutputShelf.Piece piece = from(afterTwo);

        assertThat(text(piece)).isEqualTo("three\nfour\nfive\n".substring((int) piece.lost()));
        assertThat(piece.from()).isEqualTo(afterTwo + piece.lost());
        assertThat(from(piece.next()).content()).isEmpty();
    }

    @Test
    void whatIsNoLongerKeptIsCounted() throws IOException {
        print("one\ntwo\nthree\nfour\n");
        shelf.trim(GAME, 10);
        print("five\nsix\nseven\n");
        shelf.trim(GAME, 10);
        print("eight\n");

        OutputShelf.Piece piece = from(0);

        assertThat(piece.lost()).isPositive().isEqualTo(piece.from());
        assertThat(text(piece)).endsWith("eight\n").doesNotContain("four");
        assertThat(piece.next()).isEqualTo(19 + 15 + 6);
    }

    @Test
    void positionsGoOnWhenTheAgentIsStartedAnew() throws IOException {
        print("one\ntwo\nthree\nfour\n");
        shelf.trim(GAME, 10);
        print("five\n");
        shelf = new OutputShelf(directory);

        assertThat(text(from(19))).isEqualTo("five\n");
    }

    @Test
    void aReaderFarBehindMayHaveTheMiddleLeftOut() throws IOException {
        print("0123456\n".repeat(300_000));

        OutputShelf.Piece skipping = shelf.read(GAME, new OutputShelf.Wish(8, 0, PIECE, true));
        OutputShelf.Piece all = shelf.read(GAME, new OutputShelf.Wish(8, 0, PIECE, false));

        assertThat(skipping.skipped()).isPositive().isEqualTo(skipping.from() - 8);
        assertThat(text(skipping)).startsWith("0123456\n");
        assertThat(all.skipped()).isZero();
        assertThat(all.from()).isEqualTo(8);
    }

    @Test
    void aLongLineIsNotCutInsideACharacter() throws IOException {
        print("é".repeat(1000));

        OutputShelf.Piece piece = shelf.read(GAME, new OutputShelf.Wish(0, 0, 101, true));

        assertThat(text(piece)).isEqualTo("é".repeat(50));
    }

    @Test
    void whatIsDeletedLeavesNothingBehind() throws IOException {
        print("one\ntwo\nthree\nfour\n");
        shelf.trim(GAME, 10);

        shelf.delete(GAME);

        assertThat(directory).isEmptyDirectory();
        assertThat(shelf.has(GAME)).isFalse();
    }

    @Test
    void aNameThatLeadsElsewhereIsNotThere() throws IOException {
        Files.createDirectories(directory.resolve("inside"));
        print("one\n");
        OutputShelf below = new OutputShelf(directory.resolve("inside"));

        assertThat(below.has("../" + GAME)).isFalse();
    }

    private void print(String text) throws IOException {
        Files.writeString(directory.resolve(GAME + ".log"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private OutputShelf.Piece last(int lines) throws IOException {
        return shelf.read(GAME, new OutputShelf.Wish(-1, lines, PIECE, true));
    }

    private OutputShelf.Piece from(long position) throws IOException {
        return shelf.read(GAME, new OutputShelf.Wish(position, 0, PIECE, true));
    }

    private static String text(OutputShelf.Piece piece) {
        return new String(piece.content(), UTF_8);
    }
}
