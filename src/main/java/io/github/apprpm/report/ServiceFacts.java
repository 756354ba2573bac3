package io.github.apprpm.report;

import io.github.apprpm.model.DependencyKind;
import io.github.apprpm.model.Framework;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.systemd.Unit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an operator asks first of a service, as far as its unit and its dependencies show it. */
final class ServiceFacts {
    private static final Pattern JAVA_RELEASE = Pattern.compile(
            "(?:jre|java)-(?:1\\.)?(\\d+)(?:[.-].*)?|(?:jre|java)(?:-headless)? >=? (?:1:)?(?:1\\.)?(\\d+).*");
    private static final Pattern ANY_JAVA = Pattern.compile("(?:jre|java)(?:-headless)?");

    private final RpmPackage rpm;
    private final Optional<Unit> unit;

    ServiceFacts(RpmPackage rpm, List<Unit> units) {
        this.rpm = rpm;
        this.unit = units.stream()
                .filter(Unit::isService)
                .min(Comparator.comparing(each -> !each.name().equals(rpm.name() + ".service")));
    }

    Optional<String> unit() {
        return unit.map(Unit::name);
    }

    /** The account that it runs as; root if the unit says nothing. */
    Optional<String> user() {
        return unit.map(each -> {
            String user = each.last("User").orElse("root");
            return each.last("Group")
                    .filter(group -> !group.equals(user))
                    .map(group -> "%s, group %s".formatted(user, group))
                    .orElse(user);
        });
    }

    /** The port by the variables of its unit; the host's configuration may say otherwise. */
    Optional<String> port() {
        return unit.flatMap(each -> Framework.portVariables().stream()
                .flatMap(variable -> each.values("Environment").stream().flatMap(line -> port(variable, line)))
                .findFirst());
    }

    private static Stream<String> port(String variable, String assignments) {
        Matcher port = Pattern.compile("(?:^|[\\s\"'])%s=[\"']?(\\d{1,5})(?!\\d)".formatted(variable))
                .matcher(assignments);
        return port.find() ? Stream.of(port.group(1)) : Stream.empty();
    }

    /** Which Java the package requires. */
    Optional<String> java() {
        List<String> names = rpm.dependencies(DependencyKind.REQUIRES).stream()
                .flatMap(dependency -> Capability.parse(dependency.toString()).names().stream())
                .toList();
        TreeSet<Integer> releases = new TreeSet<>();
        boolean isOpen = false;
        for (String name : names) {
            Matcher java = JAVA_RELEASE.matcher(name);
            if (java.matches()) {
                releases.add(Integer.parseInt(java.group(1) == null ? java.group(2) : java.group(1)));
                isOpen |= name.contains(">=");
            }
        }
        if (!releases.isEmpty()) {
            return Optional.of(releases.first() + (isOpen || releases.size() > 1 ? " or later" : ""));
        }
        return names.stream().anyMatch(name -> ANY_JAVA.matcher(name).matches())
                ? Optional.of("any")
                : Optional.empty();
    }
}
