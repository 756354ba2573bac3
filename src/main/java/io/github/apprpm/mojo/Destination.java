package io.github.apprpm.mojo;

import java.util.List;
import java.util.Optional;

/**
 * Where packages go, as the parameters say it. Modules with equal destinations publish together.
 *
 * @param target the kind of place
 * @param url its address
 * @param serverId the server of the settings with its credentials
 * @param more what only some kinds need, as {@code parameter=value}
 */
record Destination(String target, String url, Optional<String> serverId, List<String> more) {
    Destination {
        more = List.copyOf(more);
    }

    /** A parameter of {@code more}, if it is set. */
    Optional<String> parameter(String name) {
        return more.stream()
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst();
    }

    /** In types of the JDK, which each class loader of the plugin knows. */
    List<String> asTexts() {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(target, url, serverId.orElse("")), more.stream())
                .toList();
    }

    static Destination ofTexts(List<String> texts) {
        return new Destination(
                texts.get(0),
                texts.get(1),
                Optional.of(texts.get(2)).filter(id -> !id.isEmpty()),
                texts.subList(3, texts.size()));
    }
}
