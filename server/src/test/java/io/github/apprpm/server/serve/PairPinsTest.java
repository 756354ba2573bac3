package io.github.apprpm.server.serve;

import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.apprpm.server.serve.MetadataPair.Half;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which generation a client gets; the clock is what each call says. */
class PairPinsTest {
    private static final MetadataPair OLD = pair(1);
    private static final MetadataPair NEW = pair(2);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final PairPins pins = new PairPins();

    private static MetadataPair pair(int number) {
        byte[] bytes = {(byte) number};
        return new MetadataPair(bytes, FileTime.fromMillis(number), Optional.of(bytes));
    }

    @ParameterizedTest
    @CsvSource({"REPOMD,SIGNATURE", "SIGNATURE,REPOMD"})
    void theSecondHalfIsOfTheGenerationOfTheFirst(Half first, Half second) {
        assertSame(OLD, pins.pair("dnf", first, OLD, 0));
        assertSame(OLD, pins.pair("dnf", second, NEW, SECOND));
    }

    @Test
    void afterBothTheNextIsTheNewOne() {
        pins.pair("dnf", Half.REPOMD, OLD, 0);
        pins.pair("dnf", Half.SIGNATURE, OLD, 0);
        assertSame(NEW, pins.pair("dnf", Half.REPOMD, NEW, SECOND));
        assertSame(NEW, pins.pair("dnf", Half.SIGNATURE, NEW, SECOND));
    }

    @Test
    void oneThatBeginsAgainGetsTheNewOne() {
        pins.pair("dnf", Half.REPOMD, OLD, 0);
        assertSame(NEW, pins.pair("dnf", Half.REPOMD, NEW, SECOND));
        assertSame(NEW, pins.pair("dnf", Half.SIGNATURE, NEW, SECOND));
    }

    @Test
    void anotherClientGetsTheNewOne() {
        pins.pair("dnf", Half.REPOMD, OLD, 0);
        assertSame(NEW, pins.pair("zypper", Half.SIGNATURE, NEW, SECOND));
    }

    @Test
    void afterHalfAMinuteItIsForgotten() {
        pins.pair("dnf", Half.REPOMD, OLD, 0);
        assertSame(OLD, pins.pair("dnf", Half.SIGNATURE, NEW, 30 * SECOND - 1));
        pins.pair("zypper", Half.REPOMD, OLD, 0);
        assertSame(NEW, pins.pair("zypper", Half.SIGNATURE, NEW, 30 * SECOND));
    }
}
