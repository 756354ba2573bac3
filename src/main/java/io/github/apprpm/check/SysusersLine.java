package io.github.apprpm.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A line of a file of systemd-sysusers (sysusers.d(5)).
 *
 * @param path the file
 * @param type {@code u} for a user, {@code g} for a group, {@code m} for a member of a group
 * @param fields what follows the type
 */
record SysusersLine(String path, char type, List<String> fields) {
    /** The lines of a package. */
    static List<SysusersLine> of(CheckContext side) {
        return side.contents().accounts().entrySet().stream()
                .flatMap(file -> file.getValue()
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.matches("[ugm]!?\\s+\\S.*"))
                        .map(line -> of(file.getKey(), line.split("\\s+"))))
                .toList();
    }

    private static SysusersLine of(String path, String[] words) {
        return new SysusersLine(path, words[0].charAt(0), Arrays.asList(words).subList(1, words.length));
    }

    /** The user or group that it creates, or the user that it adds to a group. */
    String name() {
        return fields.get(0);
    }

    boolean isAccount() {
        return type != 'm';
    }

    /** The number that the account must get, if it is a fixed one. */
    Optional<String> number() {
        return fields.stream()
                .skip(1)
                .limit(1)
                .map(id -> id.replaceFirst(":.*", ""))
                .filter(id -> id.matches("\\d+"))
                .findFirst();
    }

    /** The group that a line of members adds its user to. */
    Optional<String> group() {
        return isAccount() || fields.size() < 2 ? Optional.empty() : Optional.of(fields.get(1));
    }
}
