package io.github.apprpm.check;

import io.github.apprpm.rpm.EvrOrder;
import io.github.apprpm.rpm.PackagedFile;
import io.github.apprpm.rpm.RpmPackage;
import io.github.apprpm.text.Printable;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks names, versions and paths. */
final class NameRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]*");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9._+~^]+");
    private static final int LONGEST_NAME = 200;
    /** Linux allows 255 bytes, and rpm appends nine while it unpacks. */
    private static final int LONGEST_PART = 246;
    /** The longest path, in bytes, that rpm accepts in a header. */
    private static final int LONGEST_PATH = 4094;

    private static final Pattern UNUSUAL = Pattern.compile("[^\\x21-\\x7e]|[\"'\\\\`*?;&|<>]");

    private final CheckContext subject;
    private final RpmPackage rpm;

    private NameRules(CheckContext subject) {
        this.subject = subject;
        this.rpm = subject.rpm();
    }

    static void check(CheckContext subject) {
        NameRules rules = new NameRules(subject);
        rules.checkName();
        rules.checkOrder();
        rules.checkPaths();
    }

    private void checkName() {
        if (!NAME.matcher(rpm.name()).matches() || rpm.name().length() > LONGEST_NAME) {
            invalid("name", rpm.name());
        }
        if (!VERSION.matcher(rpm.version()).matches()) {
            invalid("version", rpm.version());
        }
        if (!VERSION.matcher(rpm.release()).matches()) {
            invalid("release", rpm.release());
        }
    }

    private void invalid(String what, String value) {
        subject.add(Rule.NAME_INVALID.found(
                "The %s '%s' is empty or has invalid characters".formatted(what, Printable.quoted(value))));
    }

    private void checkOrder() {
        Optional<RpmPackage> baseline = subject.options().baseline();
        if (baseline.isEmpty()) {
            return;
        }
        String before = baseline.get().evr();
        int order = EvrOrder.INSTANCE.compare(rpm.evr(), before);
        if (order < 0) {
            subject.add(Rule.VERSION_NOT_NEWER.found(
                    "The version %s sorts before the last released one, %s".formatted(rpm.evr(), before)));
        } else if (order == 0) {
            subject.add(Rule.VERSION_NOT_NEWER
                    .found("The version %s is the same as the last released one".formatted(rpm.evr()))
                    .with(Severity.WARNING));
        }
    }

    private void checkPaths() {
        Set<String> seen = new HashSet<>();
        for (PackagedFile file : rpm.files()) {
            String path = file.path();
            if (!seen.add(path)) {
                subject.add(Rule.PATH_DUPLICATE.found(path, "'%s' occurs twice".formatted(Printable.quoted(path))));
            }
            wrong(path)
                    .ifPresent(what -> subject.add(Rule.PATH_INVALID.found(
                            Printable.line(path), "'%s' %s".formatted(Printable.quoted(path), what))));
            if (UNUSUAL.matcher(path).find() && wrong(path).isEmpty()) {
                subject.add(Rule.PATH_UNUSUAL.found(
                        path, "'%s' has a character that scripts mishandle".formatted(Printable.quoted(path))));
            }
        }
    }

    private Optional<String> wrong(String path) {
        if (path.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("has a control character");
        }
        if (!path.startsWith("/")) {
            return rpm.isSource() ? Optional.empty() : Optional.of("is not absolute");
        }
        List<String> parts = List.of(path.substring(1).split("/", -1));
        if (parts.contains("..") || parts.contains(".") || parts.contains("") && path.length() > 1) {
            return Optional.of("has '.', '..' or an empty part");
        }
        if (bytes(path) > LONGEST_PATH || parts.stream().anyMatch(part -> bytes(part) > LONGEST_PART)) {
            return Optional.of("is longer than %d bytes, or has a part of more than %d bytes"
                    .formatted(LONGEST_PATH, LONGEST_PART));
        }
        return Optional.empty();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
