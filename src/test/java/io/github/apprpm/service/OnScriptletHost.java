package io.github.apprpm.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.apprpm.Tool;
import io.github.apprpm.Tool.Result;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.model.Scriptlet.Phase;
import io.github.apprpm.model.Services;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Rules about scriptlets, which are run on a machine of their own. */
abstract class OnScriptletHost {
    static final String INSTALL = "1";
    static final String UPGRADE = "2";
    static final String ERASE = "0";
    static final List<String> RESTART = List.of("systemctl daemon-reload", "systemctl try-restart shop.service");
    static final OwnUnits SHOP = new OwnUnits(List.of("shop.service"));
    static final OwnUnits MORE = new OwnUnits(List.of(
            "shop-cleanup.timer", "shop.service", "shop-cleanup.service", "shop-w\\x2d1.service", "shop@.service"));

    static Map<Phase, String> bodies(Services service, Map<Phase, String> own) {
        return bodies(service, SHOP, own);
    }

    static Map<Phase, String> bodies(Services service, OwnUnits units, Map<Phase, String> own) {
        return ServiceScriptlets.of(service.spec(), units, own).stream()
                .collect(Collectors.toMap(Scriptlet::phase, Scriptlet::body));
    }

    @TempDir
    Path root;

    static void assertQuiet(Result result) {
        assertEquals(new Result(0, ""), result);
    }

    /** A machine whose programs only write down that they were called, and fail if told so. */
    static final class Host {
        static final String ACTIVE = """
                Type=notify
                NRestarts=0
                ExecMainStartTimestampMonotonic=500
                Id=shop.service
                ActiveState=active
                NeedDaemonReload=no
                """;
        private static final List<String> PROGRAMS =
                List.of("getent", "groupadd", "useradd", "usermod", "id", "systemctl", "helper");
        private static final String PROGRAM = """
                #!/bin/sh
                case "${0##*/} $*" in
                    id* | systemctl\\ show* | systemctl\\ is-active*) ;;
                    *) echo "${0##*/} $*" >>'@root@/calls' ;;
                esac
                while read -r call; do
                    case "${0##*/} $*" in
                        $call) exit 6 ;;
                    esac
                done <'@root@/failing'
                case "${0##*/} $*" in
                    getent*) cat "@root@/$1" ;;
                    id*) cat '@root@/memberships' ;;
                    systemctl\\ show\\ -p\\ Id*\\ acme-shop.service) cat '@root@/acme' ;;
                    systemctl\\ show\\ -p\\ Id*) cat '@root@/units' ;;
                    systemctl\\ show*) sed -n 's/^ExecMainStart/&/p' '@root@/units' ;;
                    systemctl\\ is-active*) sed -n 's/^ActiveState=//p' '@root@/units' ;;
                esac
                """;

        private final Path root;
        private final Shell shell;
        private Services service = Services.shop();
        private OwnUnits units = SHOP;
        List<String> client = List.of();
        final Map<Phase, String> own = new EnumMap<>(Phase.class);

        Host(Path root, Shell shell) throws IOException {
            this.root = root;
            this.shell = shell;
            for (String program : PROGRAMS) {
                write("bin/" + program, PROGRAM.replace("@root@", root.toString()));
                path("bin/" + program).toFile().setExecutable(true);
            }
            Files.createDirectories(path("usr/lib/systemd"));
            Files.createSymbolicLink(path("usr/lib/systemd/systemd-update-helper"), path("bin/helper"));
            write("failing", "");
            write("passwd", "");
            write("group", "");
            write("memberships", "");
            Files.createDirectories(path("run/systemd/system"));
            Files.createDirectories(path("var/cache/shop/deep"));
            write("usr/lib/systemd/system/shop.service", "");
            runs(ACTIVE);
        }

        Path path(String name) {
            return root.resolve(name);
        }

        void write(String name, String text) throws IOException {
            Files.createDirectories(path(name).getParent());
            Files.writeString(path(name), text);
        }

        /** The properties of the units that systemd has loaded. */
        Host runs(String properties) throws IOException {
            write("units", properties);
            return this;
        }

        Host with(OwnUnits value) {
            units = value;
            return this;
        }

        Host with(Services value) {
            service = value;
            return this;
        }

        /** Lets calls fail: patterns of the shell for a program and its arguments. */
        Host failing(String... calls) throws IOException {
            write("failing", String.join("\n", calls) + "\n");
            return this;
        }

        /** What scriptlets write goes to a file, what the client itself does to another. */
        Host inAClientThatKeepsWords() {
            client = List.of(
                    "-c",
                    "exec 2>>'%1$s/errors'; \"$@\" >'%1$s/kept' 2>&1 & wait $!".formatted(root),
                    "client",
                    shell.command().get(0));
            return this;
        }

        Host own(Phase phase, String script) {
            own.put(phase, script);
            return this;
        }

        /** As in a container image or chroot. */
        Host withoutSystemd() throws IOException {
            Files.delete(path("run/systemd/system"));
            return this;
        }

        Host withoutHelper() throws IOException {
            Files.delete(path("usr/lib/systemd/systemd-update-helper"));
            return this;
        }

        Host without(String program) throws IOException {
            Files.delete(path("bin/" + program));
            return this;
        }

        Host withSysconfig(String text) throws IOException {
            write("etc/sysconfig/shop", text);
            return this;
        }

        Result run(Phase phase, String argument) throws IOException {
            String body = bodies(service, units, own)
                    .get(phase)
                    .replaceAll("(?<![\\w.*}-])/(run|etc|usr/lib|usr/local/lib|lib|var/cache)(?=[/ ])", root + "/$1");
            write("scriptlet", body);
            List<String> words = shell.command();
            String[] arguments = Stream.concat(
                            Stream.concat(client.stream(), words.stream().skip(1)),
                            Stream.of(path("scriptlet").toString(), argument))
                    .toArray(String[]::new);
            String program =
                    client.isEmpty() ? words.get(0) : Shell.DASH.command().get(0);
            return Tool.at(program).run(Map.of("PATH", path("bin") + File.pathSeparator + toolPath()), arguments);
        }

        /** What any machine has, apart from the programs above. */
        private String toolPath() throws IOException {
            Path tools = path("tools");
            if (!Files.exists(tools)) {
                Files.createDirectories(tools);
                for (String program : List.of("sed", "tail", "rm", "cat", "readlink", "mkdir", "rmdir", "ln", "tr")) {
                    String script = "#!/bin/sh\nexec %s \"$@\"\n".formatted(Shell.installed(program));
                    Files.writeString(tools.resolve(program), script).toFile().setExecutable(true);
                }
            }
            return tools.toString();
        }

        /** The calls that change something. */
        List<String> changes() throws IOException {
            return calls().stream().filter(call -> !call.startsWith("getent")).toList();
        }

        /** Without the question for the version, on which nothing but a drop-in depends. */
        List<String> calls() throws IOException {
            return Files.exists(path("calls"))
                    ? Files.readAllLines(path("calls")).stream()
                            .filter(call -> !call.equals("systemctl --version"))
                            .toList()
                    : List.of();
        }
    }
}
