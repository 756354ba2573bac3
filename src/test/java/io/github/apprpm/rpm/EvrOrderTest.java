package io.github.apprpm.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.apprpm.Tool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvrOrderTest {
    private static final int SEED = 20261120;

    /** Each beside its neighbours in spelling, not in order. */
    private static final List<String> VERSIONS = List.of(
            "1",
            "1.0",
            "1.0.0",
            "1.1",
            "1.10",
            "1.2",
            "01",
            "1.01",
            "1.00",
            "1.001",
            "10",
            "9",
            "0",
            "00",
            "1.0~rc1",
            "1.0~rc2",
            "1.0~",
            "1.0~~",
            "1.0~~a",
            "1.0~a~b",
            "~1",
            "~",
            "1.0^",
            "1.0^a",
            "1.0^^",
            "1.0^git1",
            "1.0^20261120",
            "1.0^git1~pre",
            "1.0~rc1^git1",
            "1.0.1^a",
            "^",
            "^1",
            "1.0a",
            "1.0.a",
            "1.0b",
            "1.0A",
            "a",
            "A",
            "z",
            "a1",
            "1a",
            "1a1",
            "1.a.1",
            "1_0",
            "1+0",
            "1.0.",
            "1..0",
            "1.0_",
            ".1",
            "_",
            "1.0-1",
            "1.0-2",
            "1.0-1.el9",
            "1.0-10",
            "1.0-1~a",
            "1.0-",
            "1.1-1",
            "1:1.0",
            "1:1.0-1",
            "0:1.0",
            "0:1.0-1",
            ":1.0",
            "2:0.1",
            "10:1",
            "09:1",
            "1.0.Final",
            "2.0.GA",
            "5.15.0_rc3",
            "1.0~snapshot-1.20261120101112",
            "1.0~snapshot-1.20261120101113",
            "20261120",
            "18446744073709551616",
            "18446744073709551615",
            "000018446744073709551616",
            "1.0.0~alpha.1",
            "1.0.0~beta",
            "fc4",
            "fc5",
            "1.0é",
            "1.0é1",
            "1é0");

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.1",
        "1.9, 1.10",
        "1.0~rc1, 1.0",
        "1.0, 1.0^git1",
        "1.0^git1, 1.0.1",
        "1.0a, 1.0.1",
        "9, 1:0",
        "1.0-1, 1.0-2",
        "1.0, 1.0-1"
    })
    void theSecondIsHigher(String lower, String higher) {
        assertTrue(EvrOrder.INSTANCE.compare(lower, higher) < 0);
        assertTrue(EvrOrder.INSTANCE.compare(higher, lower) > 0);
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.00", "1.0, 01.0", "1.0, 0:1.0", "1.0, 1_0", "1.0-1, 1.0-01"})
    void theyAreTheSameToRpm(String one, String other) {
        assertEquals(0, EvrOrder.INSTANCE.compare(one, other));
    }

    @Test
    @Tag("tool")
    void rpmSortsEachPairLikeThis() {
        List<String[]> pairs = new ArrayList<>();
        for (String one : VERSIONS) {
            for (String other : VERSIONS) {
                pairs.add(new String[] {one, other});
            }
        }
        assertSortedAsByRpm(pairs);
    }

    @Test
    @Tag("tool")
    void rpmSortsAnyTextLikeThis() {
        Random random = new Random(SEED);
        List<String[]> pairs = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            pairs.add(new String[] {text(random), text(random)});
        }
        assertSortedAsByRpm(pairs);
    }

    private static String text(Random random) {
        String alphabet = "0011299aabzAZ..~^_+";
        StringBuilder text = new StringBuilder(random.nextInt(8) == 0 ? "1:" : "");
        for (int i = random.nextInt(7); i >= 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text + (random.nextInt(4) == 0 ? "-" + random.nextInt(12) : "");
    }

    private static void assertSortedAsByRpm(List<String[]> pairs) {
        List<String> ours = ours(pairs);
        ours.removeAll(new HashSet<>(rpm(pairs)));
        assertEquals(List.of(), ours);
    }

    private static List<String> ours(List<String[]> pairs) {
        return pairs.stream()
                .map(pair -> line(pair, Integer.signum(EvrOrder.INSTANCE.compare(pair[0], pair[1]))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String line(String[] pair, Object order) {
        return "'%s' '%s' %s".formatted(pair[0], pair[1], order);
    }

    private static List<String> rpm(List<String[]> pairs) {
        Tool rpm = Tool.installed("rpm", "--eval");
        List<String> lines = new ArrayList<>();
        int most = 1000; // an argument has 128 kB
        for (int start = 0; start < pairs.size(); start += most) {
            StringBuilder program = new StringBuilder("%{lua:");
            for (String[] pair : pairs.subList(start, Math.min(pairs.size(), start + most))) {
                program.append(" print(rpm.vercmp('%s', '%s'))".formatted(pair[0], pair[1]));
            }
            String[] orders =
                    rpm.run(program.append('}').toString()).succeeded().split("(?<=[01])(?=[-01])|\\s+");
            for (int i = 0; i < orders.length; i++) {
                lines.add(line(pairs.get(start + i), orders[i]));
            }
        }
        return lines;
    }
}
