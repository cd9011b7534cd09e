package io.opengse.engine.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengse.engine.MovableClock;
import io.opengse.engine.Samples;
import io.opengse.engine.event.Surroundings;
import io.opengse.engine.id.IdFactory;
import io.opengse.engine.memory.MemoryStore;
import io.opengse.engine.problem.Problem;
import io.opengse.engine.problem.Refused;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final AssetSystem SYSTEM = new AssetSystem("CentOS7.16", "", "CentOS");

    private final MovableClock clock = new MovableClock(Samples.NOW);
    private final Surroundings surroundings = new Surroundings(new MemoryStore(), clock, _ -> {});
    private final IdFactory ids = new IdFactory(new Random(1), "local", "1");
    private int fleets;
    private final Assets assets = new Assets(surroundings, ids, new AssetLimits(2, 100), (_, _) -> fleets);
    private final Uploads uploads = new Uploads(surroundings, ids, KEPT);

    @Test
    void anUploadBecomesAPackage() {
        PackageContent content = uploaded("a.zip", 40);

        Asset asset = create("a.zip");

        assertThat(asset.content()).isEqualTo(content);
        assertThat(assets.require(asset.id())).isEqualTo(asset);
        assertThat(assets.quota()).isEqualTo(new AssetQuota(2, 100, 1, 40));
    }

    @Test
    void whatWasNeverUploadedCannotBecomeAPackage() {
        assertThat(refusal(() -> create("none.zip")))
                .isInstanceOfSatisfying(
                        Problem.NotFound.class,
                        problem -> assertThat(problem.message()).contains("none.zip", "GetUploadCredentials"));
    }

    @Test
    void aBadZipCannotBecomeAPackage() {
        uploads.received("bad.zip", content("blob", 3), "entry ../x leaves the package");

        assertThat(refusal(() -> create("bad.zip")))
                .isInstanceOfSatisfying(
                        Problem.Invalid.class,
                        problem -> assertThat(problem.message()).contains("bad.zip", "entry ../x leaves the package"));
    }

    @Test
    void oneUploadMayBecomeSeveralPackages() {
        uploaded("a.zip", 40);

        assertThat(create("a.zip").id()).isNotEqualTo(create("a.zip").id());
    }

    @Test
    void noMorePackagesAreTakenThanTheQuota() {
        uploaded("a.zip", 10);
        create("a.zip");
        create("a.zip");

        assertThat(refusal(() -> create("a.zip")))
                .isInstanceOfSatisfying(
                        Problem.LimitReached.class,
                        problem -> assertThat(problem.message()).contains("2 packages"));
    }

    @Test
    void noMoreBytesAreTakenThanTheQuota() {
        uploaded("a.zip", 60);
        uploaded("b.zip", 41);
        create("a.zip");

        assertThat(refusal(() -> create("b.zip")))
                .isInstanceOfSatisfying(
                        Problem.LimitReached.class,
                        problem -> assertThat(problem.message()).contains("60", "101", "100"));
    }

    @Test
    void aRenamedPackageKeepsItsContent() {
        uploaded("a.zip", 1);
        Asset asset = create("a.zip");

        Asset renamed = assets.rename(asset.id(), new AssetLabel("new", "2"));

        assertThat(renamed.label()).isEqualTo(new AssetLabel("new", "2"));
        assertThat(renamed.content()).isEqualTo(asset.content());
        assertThat(assets.rename(asset.id(), renamed.label()).version()).isEqualTo(renamed.version());
    }

    @Test
    void aPackageThatAFleetUsesIsNotDeleted() {
        uploaded("a.zip", 1);
        Asset asset = create("a.zip");
        fleets = 1;

        assertThat(refusal(() -> assets.delete(asset.id()))).isInstanceOf(Problem.InUse.class);
        assertThat(assets.find(asset.id())).isPresent();
    }

    @Test
    void theBlobOfADeletedPackageIsDoomedWhenNothingElseUsesIt() {
        PackageContent content = uploaded("a.zip", 1);
        Asset first = create("a.zip");
        Asset second = create("a.zip");
        clock.move(KEPT.plusMillis(1));

        assertThat(uploads.takeDoomed()).isEmpty();
        assets.delete(first.id());
        assertThat(uploads.takeDoomed()).isEmpty();
        assets.delete(second.id());
        assertThat(uploads.takeDoomed()).containsExactly(content.blob());
        uploads.deleted(content.blob());
        assertThat(uploads.takeDoomed()).isEmpty();
    }

    @Test
    void anUploadThatBecameNoPackageIsForgottenAfterADay() {
        PackageContent content = uploaded("a.zip", 1);
        clock.move(KEPT);
        assertThat(uploads.takeDoomed()).isEmpty();

        clock.move(Duration.ofMillis(1));

        assertThat(uploads.takeDoomed()).containsExactly(content.blob());
        assertThat(uploads.find("a.zip")).isEmpty();
    }

    @Test
    void aBlobThatWasReservedAndNeverReceivedIsDoomed() {
        String blob = uploads.reserve();
        clock.move(KEPT);

        assertThat(uploads.takeDoomed()).containsExactly(blob);
    }

    @Test
    void aLaterUploadOfAKeyDoomsTheEarlierBlob() {
        PackageContent earlier = uploaded("a.zip", 1);
        uploaded("a.zip", 2);

        assertThat(uploads.takeDoomed()).containsExactly(earlier.blob());
    }

    @Test
    void packagesAreListedNewestFirst() {
        uploaded("a.zip", 1);
        Asset older = create("a.zip");
        clock.move(Duration.ofSeconds(1));
        Asset newer = create("a.zip");

        assertThat(assets.list()).containsExactly(newer, older);
    }

    private PackageContent uploaded(String key, long size) {
        PackageContent content = content(uploads.reserve(), size);
        uploads.received(key, content, "");
        return content;
    }

    private static PackageContent content(String blob, long size) {
        return new PackageContent(blob, "00".repeat(32), size);
    }

    private Asset create(String key) {
        return assets.create(new NewAsset(key, new AssetLabel("arena", "1"), SYSTEM, Map.of()), "test");
    }

    private static Problem refusal(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Refused.class);
        try {
            call.call();
        } catch (Refused refused) {
            return refused.problem();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
        throw new AssertionError("not refused the second time");
    }
}
