package io.github.apprpm.model;

import java.util.List;
import java.util.regex.Pattern;

/** How java starts the application. */
public sealed interface JavaCommand {
    /** The arguments of java that follow the options of the JVM. */
    List<String> arguments();

    /** The files and directories that must be readable for a start. */
    List<String> code();

    /**
     * A jar or war that names its main class itself.
     *
     * @param path where it is installed
     */
    record Jar(String path) implements JavaCommand {
        public Jar {
            path = classPathEntry(path);
        }

        @Override
        public List<String> arguments() {
            return List.of("-jar", path);
        }

        @Override
        public List<String> code() {
            return List.of(path);
        }
    }

    /**
     * A class in one of several jars.
     *
     * @param classPath where they are installed; {@code /*} at the end of a directory means all of its jars
     * @param name the fully qualified name of the class
     */
    record MainClass(List<String> classPath, String name) implements JavaCommand {
        private static final Pattern IDENTIFIERS =
                Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*"
                        + "(\\.\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)*");

        public MainClass {
            classPath = classPath.stream().map(JavaCommand::classPathEntry).toList();
            if (classPath.isEmpty()) {
                throw new PackagingException(
                        "The main class '%s' has an empty class path".formatted(name),
                        "Package at least the jar of the application");
            }
            if (name == null || !IDENTIFIERS.matcher(name).matches()) {
                throw new PackagingException(
                        "The main class '%s' is not the name of a class".formatted(name),
                        "Set <mainClass> or -Dapprpm.mainClass to a name such as com.acme.Main");
            }
        }

        @Override
        public List<String> arguments() {
            return List.of("-cp", String.join(":", classPath), name);
        }

        @Override
        public List<String> code() {
            return classPath.stream()
                    .map(entry -> entry.endsWith("/*") ? InstallPath.parent(entry) : entry)
                    .distinct()
                    .toList();
        }
    }

    private static String classPathEntry(String path) {
        String entry = InstallPath.normalize(path);
        if (entry.indexOf(':') >= 0) {
            throw new PackagingException(
                    "The path '%s' has a ':', which separates the entries of a class path".formatted(entry),
                    "Rename the file or its directory");
        }
        return entry;
    }
}
