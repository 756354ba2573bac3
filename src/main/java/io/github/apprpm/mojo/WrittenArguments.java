package io.github.apprpm.mojo;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The arguments as the POM or the command line has them. Maven evaluates each expression in a parameter: {@code ${PORT}},
 * which it does not know, would become nothing, or the word null.
 *
 * @param configuration of the goal, in which the properties of the build are already replaced
 * @param properties by precedence
 */
record WrittenArguments(Xpp3Dom configuration, List<Properties> properties) {
    private static final String PARAMETER = "arguments";
    private static final String PROPERTY = "apprpm.arguments";

    /**
     * @param evaluated what Maven made of them
     * @return as many, as they were written
     */
    List<String> in(List<String> evaluated) {
        return elements()
                .filter(written -> written.size() == evaluated.size())
                .or(() -> ofProperty().filter(written -> written.size() == evaluated.size()))
                .orElse(evaluated);
    }

    private Optional<List<String>> elements() {
        return Optional.ofNullable(configuration)
                .map(goal -> goal.getChild(PARAMETER))
                .map(element -> Stream.of(element.getChildren())
                        .map(child -> Objects.toString(child.getValue(), ""))
                        .toList());
    }

    private Optional<List<String>> ofProperty() {
        return properties.stream()
                .map(source -> source.getProperty(PROPERTY))
                .filter(Objects::nonNull)
                .findFirst()
                .map(value -> Arrays.asList(value.split(",", -1)));
    }
}
