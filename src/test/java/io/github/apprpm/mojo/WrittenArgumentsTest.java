package io.github.apprpm.mojo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;

class WrittenArgumentsTest {
    private static final List<String> OF_MAVEN = Arrays.asList("-port", null, "");

    private static Xpp3Dom configuration(String... arguments) {
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        Xpp3Dom parent = new Xpp3Dom("arguments");
        for (String argument : arguments) {
            Xpp3Dom child = new Xpp3Dom("argument");
            child.setValue(argument);
            parent.addChild(child);
        }
        configuration.addChild(parent);
        return configuration;
    }

    private static Properties properties(String arguments) {
        Properties properties = new Properties();
        properties.setProperty("apprpm.arguments", arguments);
        return properties;
    }

    @Test
    void anArgumentOfThePomIsAsItIsWritten() {
        WrittenArguments written =
                new WrittenArguments(configuration("-port", "${PORT}", null), List.of(new Properties()));
        assertEquals(List.of("-port", "${PORT}", ""), written.in(OF_MAVEN));
    }

    @Test
    void anArgumentOfTheCommandLineIsAsItIsWritten() {
        WrittenArguments written = new WrittenArguments(
                configuration(), List.of(properties("-port,${PORT},"), properties("of,the,project")));
        assertEquals(List.of("-port", "${PORT}", ""), written.in(OF_MAVEN));
    }

    @Test
    void argumentsOfAnotherPlaceAreThoseOfMaven() {
        assertEquals(List.of("server"), new WrittenArguments(null, List.of()).in(List.of("server")));
        assertEquals(
                List.of("server"),
                new WrittenArguments(configuration("one", "two"), List.of(properties("a,b"))).in(List.of("server")));
    }
}
