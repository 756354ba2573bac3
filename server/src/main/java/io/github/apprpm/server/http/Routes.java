package io.github.apprpm.server.http;

import io.github.apprpm.server.access.Right;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which endpoint answers what. A path is made of words, {@code {name}} for any one, and at its end {@code {name*}} for one
 * or more.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** Where a request goes, what it needs, if anything, and what stands in its path. */
    record Match(Endpoint endpoint, Optional<Right> right, Map<String, String> variables) {}

    private record Route(String method, List<String> words, Optional<Right> right, Endpoint endpoint) {
        boolean takes(String asked) {
            return method.equals(asked) || method.equals("GET") && asked.equals("HEAD");
        }

        Optional<Map<String, String>> variables(List<String> path) {
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.endsWith("*}") && i < path.size()) {
                    variables.put(word.substring(1, word.length() - 2), String.join("/", path.subList(i, path.size())));
                    return Optional.of(variables);
                } else if (i >= path.size()) {
                    return Optional.empty();
                } else if (word.startsWith("{")) {
                    variables.put(word.substring(1, word.length() - 1), path.get(i));
                } else if (!word.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return words.size() == path.size() ? Optional.of(variables) : Optional.empty();
        }
    }

    /**
     * The first route that fits is taken. If the path has the variable {@code repository}, the right is needed for that
     * one; else for any, and the endpoint asks for the others by {@link ServerRequest#require}.
     */
    public Routes add(String method, String path, Right right, Endpoint endpoint) {
        routes.add(new Route(method, words(path), Optional.of(right), endpoint));
        return this;
    }

    /** A route for everybody; no token is asked for. */
    public Routes addOpen(String method, String path, Endpoint endpoint) {
        routes.add(new Route(method, words(path), Optional.empty(), endpoint));
        return this;
    }

    private static List<String> words(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    /** @param path decoded, with a slash at its beginning */
    Optional<Match> match(String method, String path) {
        List<String> words = words(path);
        for (Route route : routes) {
            if (route.takes(method)) {
                Optional<Map<String, String>> variables = route.variables(words);
                if (variables.isPresent()) {
                    return Optional.of(new Match(route.endpoint(), route.right(), variables.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The methods that a path knows, if it is one. */
    List<String> methods(String path) {
        List<String> words = words(path);
        return routes.stream()
                .filter(route -> route.variables(words).isPresent())
                .map(Route::method)
                .distinct()
                .toList();
    }
}
