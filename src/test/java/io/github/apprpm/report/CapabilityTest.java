package io.github.apprpm.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.model.JavaReleases;
import io.github.apprpm.service.JavaRequirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapabilityTest {
    @Test
    void alternativesAreNamedOneByOne() {
        Capability capability = Capability.parse("(jre-17 or java >= 1:17 or font(:lang=en))");
        assertEquals("or", capability.operator());
        assertEquals(List.of("jre-17", "java >= 1:17", "font(:lang=en)"), capability.names());
    }

    @Test
    void anExpressionHoldsOthers() {
        Capability capability = Capability.parse("(a and (b or c) and d)");
        assertEquals("and", capability.operator());
        assertEquals("or", capability.operands().get(1).operator());
        assertEquals(List.of("a", "b", "c", "d"), capability.names());
    }

    @Test
    void aConditionKeepsItsWords() {
        assertEquals("if else", Capability.parse("(a if b else c)").operator());
        assertEquals("unless", Capability.parse("(a unless b)").operator());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "glibc >= 2.34", "perl(A::B)", "libc.so.6(GLIBC_2.34)(64bit)"})
    void aPlainCapabilityStaysAsItIs(String text) {
        assertEquals(new Capability("", text, List.of()), Capability.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "()", "(a or", "(a or )", "(a b)", "((((", "(a or b) c"})
    void whatCannotBeReadIsTakenAsItIs(String text) {
        assertEquals(new Capability("", text, List.of()), Capability.parse(text));
    }

    @Test
    void nestingWithoutAnEndIsTakenAsItIs() {
        String text = "(".repeat(10_000);
        assertEquals(new Capability("", text, List.of()), Capability.parse(text));
    }

    @Test
    void theManyNamesOfOurJavaAreThree() {
        String text = JavaRequirement.rich(JavaReleases.from(17)).toString();
        assertEquals(
                List.of("jre-17-headless \u2026 jre-33-headless", "jre-17 \u2026 jre-33", "java-headless >= 1:34"),
                NumberedNames.shortened(Capability.parse(text).names()));
    }

    @Test
    void fewNamesAndNamesWithGapsStay() {
        List<String> few = List.of("a1", "a2", "a3", "b1", "b2", "b4", "b5");
        assertEquals(few, NumberedNames.shortened(few));
    }
}
