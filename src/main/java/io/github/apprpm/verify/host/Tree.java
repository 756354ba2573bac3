package io.github.apprpm.verify.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of a host at a moment, without those that its kernel, systemd and package manager keep for themselves. */
final class Tree {
    /**
     * A file, directory or link.
     *
     * @param kind as find prints it: {@code f}, {@code d}, {@code l}
     * @param owner the number of its user
     * @param stamp its kind, the time of its content, and its size
     */
    record Node(String path, String kind, String owner, String stamp) {}

    private static final int FIELDS = 5;

    private final Map<String, Node> nodes = new TreeMap<>();

    private Tree() {}

    /** Reads what {@code tree.sh} printed. */
    static Tree parse(String text) {
        Tree tree = new Tree();
        text.lines()
                .map(line -> line.split(" ", FIELDS))
                .filter(fields -> fields.length == FIELDS)
                .forEach(fields -> {
                    // A directory's time and size change with what is in it, which is compared by itself.
                    String stamp = fields[0].equals("d") ? "d" : fields[0] + " " + fields[2] + " " + fields[3];
                    tree.nodes.put(fields[4], new Node(fields[4], fields[0], fields[1], stamp));
                });
        return tree;
    }

    boolean has(String path) {
        return nodes.containsKey(path);
    }

    /** The files that are in this tree and not in another one. */
    List<Node> addedTo(Tree before) {
        return nodes.values().stream().filter(node -> !before.has(node.path())).toList();
    }

    /** The files that are not in another tree, or have other content there. */
    List<Node> changedSince(Tree before) {
        return nodes.values().stream()
                .filter(node -> !before.has(node.path())
                        || !before.nodes.get(node.path()).stamp().equals(node.stamp()))
                .toList();
    }

    /** The topmost matching files, without those that are in a matching directory. */
    static List<String> topmost(List<Node> nodes, Predicate<Node> fits) {
        List<String> paths = new ArrayList<>();
        for (Node node : nodes) { // sorted: a directory comes before what is in it
            if (fits.test(node) && paths.stream().noneMatch(path -> node.path().startsWith(path + "/"))) {
                paths.add(node.path());
            }
        }
        return paths;
    }
}
