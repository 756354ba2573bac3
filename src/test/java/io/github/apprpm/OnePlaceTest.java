package io.github.apprpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds that some facts are known in one place of the code. Another place is a decision, and is made here. */
class OnePlaceTest {
    private static final Path SOURCES = Path.of("src/main/java/io/github/apprpm");

    /** A fact, the places that know it, and its traces in the source of a class. */
    private enum Fact {
        /** What the lines, sections and words of a unit are. */
        UNIT_SYNTAX(
                List.of("systemd"),
                source -> source.hasLiteral("\\[(Service|Unit|Install)]")
                        || source.hasLiteral(".*\\\\\\[\\(?(Service|Unit|Install)\\b.*")
                        || source.hasLiteral(".*\\[[-@:+!|]{4,}].*")
                        || source.hasCode("\\.(compile|matches|startsWith|replaceFirst|replaceAll|split)\\(\\s*\"[^\"]*"
                                + "\\b(Exec[A-Z]\\w+|User|Group|Environment|EnvironmentFile|\\w+Directory|\\w+Sec)"
                                + "(\\\\\\\\s\\*)?="),
                List.of(
                        "if (line.equals(\"[Service]\")) { section = line; }",
                        "Pattern.compile(\"\\\\[Service\\\\](.*?)(?=\\\\[|$)\")",
                        "Pattern.compile(\"\\\\[(Unit|Service)]\")",
                        "value.replaceFirst(\"^[-@:+!|]+\", \"\")",
                        "lines.filter(line -> line.startsWith(\"User=\"))",
                        "private static final Pattern START =\n        Pattern.compile(\"(?m)^ExecStart\\\\s*=\\\\s*(.*)$\");"),
                List.of(
                        "throw new BrokenPromise(\"%s has no ExecStart in a section [Service]\");",
                        "new StringBuilder(\"[Service]\\nExecStart=/usr/bin/env sleep 600\\n\")",
                        "throw new BrokenPromise(\"its unit takes %s for success (SuccessExitStatus=)\");",
                        "Pattern.compile(\"(?m)^JAVA_VERSION=(.*)\")",
                        "/** Reads {@code [Service]} by another class. */ // \"[Service]\"")),

        /** In which directories systemd looks for units and drop-ins, and in which of them packages install theirs. */
        UNIT_DIRECTORIES(
                List.of("systemd/UnitPath.java", "model/InstalledApplication.java"),
                source -> source.hasLiteral("(?s).*systemd/\\(?(system|user)(?![\\w-]).*"),
                List.of(
                        "path.startsWith(\"/usr/lib/systemd/system/\")",
                        "Pattern.compile(\"/(usr/lib|etc)/systemd/system/[^/]+\\\\.service\")",
                        "path.contains(\"/systemd/user\")"),
                List.of(
                        "List.of(\"/usr/lib/systemd/systemd\")",
                        "case \"systemd-update-helper\" -> helper();",
                        "// as in /usr/lib/systemd/system/shop.service")),

        /** Where a package of this plugin has its launcher, probe and settings, and how the launcher names its Java. */
        INSTALLED_APPLICATION(
                List.of("model/InstalledApplication.java"),
                source -> source.hasLiteral(
                        "(?s).*(\\bbin/(launch|ready)\\b|/etc/sysconfig|conf/jvm.*options|\\b_minimum).*"),
                List.of(
                        "path.endsWith(\"/bin/launch\")",
                        "\"/usr/bin/env sh %s/bin/ready %s\".formatted(home, url)",
                        "Pattern.compile(\"(?m)^_minimum=(\\\\d+)$\")",
                        "Pattern.compile(\"/conf/jvm\\\\.options\")",
                        "\"-/etc/sysconfig/\" + name"),
                List.of(
                        "Template.ofResource(\"launch.sh\")",
                        "Template.ofResource(\"jvm.options\")",
                        "Content.text(\"sysconfig\", text)",
                        "case \"ready\" -> End.READY;",
                        "/** The script, for {@code bin/launch}. */")),

        /** What the words and commands of a script are, and which of them a scriptlet reaches. */
        SHELL_GRAMMAR(
                List.of("shell"),
                source -> source.hasLiteral("&&|\\|\\||;;")
                        || source.hasLiteral(
                                "(?s)(?=.*\\b(fi|elif|esac|systemctl|chkconfig|(user|group)(add|del)|chown|semanage)\\b)"
                                        + ".*(\\\\[bsSwWd]|\\.\\*|\\[\\^|\\(\\?).*")
                        || source.hasStatement("(?s).*[sS]cript\\w*(\\.|::)body\\b"
                                + ".*(\\blines\\b|\\.split\\(|\\.matches\\(|\\.replace\\w+\\().*")
                        || source.hasStatement("(?s).*\\.matcher\\(\\s*\\w*[sS]cript\\w*\\.body\\(\\).*")
                        || source.hasStatement("(?s).*[sS]cript::body\\b.*\\.matcher\\(.*"),
                List.of(
                        "String[] OPERATORS = {\"&&\", \";\"};",
                        "Pattern.compile(\"^\\\\s*(?:fi|else|elif)\\\\b.*\")",
                        "STOPS(\"\\\\b(?:systemctl\\\\b[^;&|]*\\\\bstop)\\\\b\");",
                        "line.matches(\".*systemctl.*(enable|start).*\")",
                        "for (String line : script.body().lines().toList()) { look(line); }",
                        "script.body()\n        .split(\"[^\\\\w.-]+\")",
                        "STOP.matcher(script.body()).find()",
                        "scripts.map(PackageScript::body).anyMatch(body -> LABELS.matcher(body).find())"),
                List.of(
                        "host.run(\"systemctl\", \"restart\", unit);",
                        "throw new BrokenPromise(\"systemctl restart did not replace the process\");",
                        "call.commands(script.interpreter(), script.body());",
                        "if (script.body().isEmpty()) { return; }",
                        "body.get().matcher(answer.body()).find()",
                        "REMEDY(\"Do it only when $1 is 0, as in if [ \\\"$1\\\" -eq 0 ]; then ... fi\");",
                        "if (one && other || third) { return; }")),

        /** Where the last part of a path begins; the pattern of a parameter is cut before its first wildcard. */
        LAST_PART_OF_A_PATH(
                List.of("model/InstallPath.java", "mojo/PackageSelection.java"),
                source -> source.hasCode("lastIndexOf\\(\\s*(?:'/'|\"/\")"),
                List.of("path.substring(path.lastIndexOf('/') + 1)", "name.substring(0, name.lastIndexOf(\"/\"))"),
                List.of("name.substring(name.lastIndexOf('.'))", "path.indexOf('/')")),

        /** How a framework is recognised, and which variables and properties it reads. */
        FRAMEWORK(
                List.of("model/Framework.java"),
                source -> source.hasLiteral("(SERVER|QUARKUS_HTTP|MICRONAUT_SERVER|ADMIN|MANAGEMENT_SERVER)_PORT"
                        + "|(SPRING|QUARKUS|MICRONAUT)_CONFIG_\\w+|dw\\..*|quarkus-run\\.jar"
                        + "|(org/springframework/boot|io/quarkus|io/micronaut|io/dropwizard)/.*\\.class"),
                List.of(
                        "List.of(\"SERVER_PORT\", \"PORT\")",
                        "variables.containsKey(\"QUARKUS_CONFIG_LOCATIONS\")",
                        "archive.contains(\"io/micronaut/runtime/Micronaut.class\")",
                        "directory.resolve(\"quarkus-run.jar\")"),
                List.of("variables.put(\"PORT\", port)", "directory.resolve(\"quarkus-app\")")),

        /** How a program is started and found, by the JDK's means or those of Maven's libraries. */
        PROGRAM(
                List.of("program/Command.java", "program/SearchPath.java"),
                source -> source.hasCode(
                        "\\bProcessBuilder\\b|untime(\\(\\))?\\s*\\.exec\\(|plexus\\.util\\.cli|getenv\\(.*\"PATH\""),
                List.of(
                        "new ProcessBuilder(\"gpg\", \"--version\").start()",
                        "Runtime.getRuntime().exec(command)",
                        "System.getenv().getOrDefault(\"PATH\", \"\")",
                        "System.getenv(\"PATH\")"),
                List.of(
                        "Process process = command.start();",
                        "environment.get(\"PATH\")",
                        "/** Not a ProcessBuilder. */")),

        /** How the texts that come with the plugin are loaded. */
        RESOURCE(
                List.of("model/Resource.java"),
                source -> source.hasCode("\\bgetResource(AsStream)?\\("),
                List.of("Page.class.getResourceAsStream(name)", "loader.getResource(\"page.html\")"),
                List.of("Resource.text(Page.class, name)", "project.getResources()")),

        /** Which tags hold signatures, what each signs, and which are Base64. */
        SIGNATURE_TAGS(
                List.of("rpm/SignatureKind.java"),
                source -> source.hasCode("SignatureTag\\.(DSAHEADER|RSAHEADER|OPENPGP|PGP|GPG)\\b"),
                List.of("signature.has(SignatureTag.DSAHEADER)", "Set.of(SignatureTag.PGP, SignatureTag.GPG)"),
                List.of("signature.has(SignatureTag.SHA1HEADER)", "Set.of(SignatureTag.PGP5)")),

        /** The parts of an error's message: nobody takes it apart, as the exception has the problem and the remedy. */
        PARTS_OF_A_MESSAGE(
                List.of(),
                source -> source.hasCode("getMessage\\(\\)\\s*\\.(replace\\w*|split|substring)\\("),
                List.of(
                        "e.getMessage().replaceFirst(\"\\\\. [^.]+\\\\.$\", \"\")",
                        "e.getMessage()\n        .split(\"\\\\. \")"),
                List.of("problems.add(e.getMessage());", "Printable.quoted(e.problem())"));

        private final List<String> places;
        private final Predicate<Source> isIn;
        private final List<String> wrong;
        private final List<String> right;

        /**
         * @param places packages or files
         * @param isIn whether a source knows the fact
         * @param wrong sources that do
         * @param right sources that only look alike
         */
        Fact(List<String> places, Predicate<Source> isIn, List<String> wrong, List<String> right) {
            this.places = places;
            this.isIn = isIn;
            this.wrong = wrong;
            this.right = right;
        }

        boolean isIn(String text) {
            return isIn.test(Source.of(text));
        }

        boolean isPlace(Path file) {
            return places.stream().anyMatch(place -> SOURCES.relativize(file).startsWith(place));
        }
    }

    /**
     * The source of a class, without its comments.
     *
     * @param code all of it
     * @param literals what its strings stand for
     */
    private record Source(String code, List<String> literals) {
        private static final String LITERAL = "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"";
        private static final Pattern TOKEN =
                Pattern.compile(LITERAL + "|'(?:\\\\.|[^'\\\\\\n])+'|//[^\\n]*|/\\*[\\s\\S]*?\\*/");

        static Source of(String text) {
            String code = TOKEN.matcher(text).replaceAll(token -> {
                boolean isComment = token.group().startsWith("/");
                return isComment ? " " : Matcher.quoteReplacement(token.group());
            });
            List<String> literals = Pattern.compile(LITERAL)
                    .matcher(code)
                    .results()
                    .map(MatchResult::group)
                    .map(literal -> unquoted(literal, literal.startsWith("\"\"\"") ? 3 : 1))
                    .toList();
            return new Source(code, literals);
        }

        private static String unquoted(String literal, int quotes) {
            return literal.substring(quotes, literal.length() - quotes)
                    .replaceAll("\\\\u[0-9a-fA-F]{4}", "?")
                    .translateEscapes();
        }

        boolean hasLiteral(String pattern) {
            return literals.stream().anyMatch(literal -> literal.matches(pattern));
        }

        boolean hasCode(String pattern) {
            return Pattern.compile(pattern).matcher(code).find();
        }

        boolean hasStatement(String pattern) {
            return Stream.of(code.split(";(?=\\s)|[{}]")).anyMatch(statement -> statement.matches(pattern));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFactIsKnownInItsPlaceAlone(Fact fact) {
        List<Path> others = sources()
                .filter(file -> !fact.isPlace(file))
                .filter(file -> fact.isIn(read(file)))
                .toList();
        assertEquals(List.of(), others);
    }

    @ParameterizedTest
    @EnumSource
    void eachPlaceKnowsItsFact(Fact fact) {
        for (String place : fact.places) {
            assertTrue(
                    sources()
                            .filter(file -> SOURCES.relativize(file).startsWith(place))
                            .anyMatch(file -> fact.isIn(read(file))),
                    place);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondPlaceIsFound(Fact fact) {
        fact.wrong.forEach(text -> assertTrue(fact.isIn(text), text));
    }

    @ParameterizedTest
    @EnumSource
    void whatOnlyLooksAlikeIsAccepted(Fact fact) {
        fact.right.forEach(text -> assertFalse(fact.isIn(text), text));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
