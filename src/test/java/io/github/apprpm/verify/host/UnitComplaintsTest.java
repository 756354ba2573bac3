package io.github.apprpm.verify.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitComplaintsTest {
    private static UnitComplaints of(String state, String... lines) {
        return new UnitComplaints(
                "LoadState=%s\nLoadError=org.freedesktop.systemd1.BadUnit \"Unit shop.service is wrong.\"\n----\n%s\n"
                        .formatted(state, String.join("\n", lines)));
    }

    @Test
    void aGoodUnitHasNone() {
        assertEquals(List.of(), of("loaded").broken());
    }

    @Test
    void whatDoesNotParseIsQuoted() {
        String line = "/usr/lib/systemd/system/shop.service:7: Failed to parse boolean value, ignoring: maybe";
        assertEquals(List.of(line), of("loaded", line, line).broken());
    }

    @Test
    void aMisspelledKeyIsQuoted() {
        String line =
                "/usr/lib/systemd/system/shop.service:7: Unknown key name 'ExecStrat' in section 'Service', ignoring.";
        assertEquals(List.of(line), of("loaded", line).broken());
    }

    @Test
    void whatAnOlderSystemdDoesNotKnowIsNoFault() {
        UnitComplaints complaints = of(
                "loaded",
                "[/usr/lib/systemd/system/shop.service:40] Unknown lvalue 'ProtectClock' in section 'Service'");
        assertEquals(List.of(), complaints.broken());
        assertEquals(List.of("ProtectClock"), complaints.tooYoung());
    }

    @Test
    void aUnitThatIsNotLoadedIsExplained() {
        assertEquals(
                List.of("systemd does not load it: bad-setting, Unit shop.service is wrong."),
                of("bad-setting").broken());
    }

    @Test
    void whatIsNoComplaintOfTheUnitIsLeftOut() {
        assertEquals(
                List.of(),
                of("loaded", "shop.service: Deactivated successfully.").broken());
    }
}
