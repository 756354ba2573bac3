package io.github.apprpm.shell;

import io.github.apprpm.model.InstallPath;
import io.github.apprpm.text.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command of a scriptlet does to services.
 *
 * @param kind what is done
 * @param units to which, as they are named; none for all, or for those that are not known
 * @param command the command as it is shown to the user
 */
public record ServiceAction(Kind kind, List<String> units, String command) {
    /** What can be done to a service. */
    public enum Kind {
        /** Runs afterwards, whether it did before or not. */
        START,
        /** Runs afterwards if it did before. */
        RESTART_IF_RUNNING,
        STOP,
        /** Does not start at boot any more. */
        DISABLE
    }

    private static final Set<String> WITH_VALUE =
            Set.of("-t", "--type", "-p", "--property", "-n", "--lines", "-s", "--signal", "-H", "-M", "--root", "-o");

    /** The actions of a command, or none; {@code disable --now} has two. */
    public static List<ServiceAction> of(List<String> words) {
        String program = InstallPath.name(words.get(0));
        List<String> arguments = words.subList(1, words.size());
        String shown = Printable.quoted(String.join(" ", words));
        return switch (program) {
            case "systemctl" -> systemctl(arguments, shown);
            case "service", "invoke-rc.d", "rc-service" -> service(arguments, shown);
            case "chkconfig" -> chkconfig(arguments, shown);
            case "systemd-update-helper" -> helper(arguments, shown);
            case "update-rc.d", "insserv" -> removed(arguments, shown);
            case "pkill", "killall" -> killed(arguments, shown);
            default -> initScript(words, shown);
        };
    }

    private static List<ServiceAction> systemctl(List<String> arguments, String shown) {
        List<String> operands = new ArrayList<>();
        boolean now = false;
        boolean signals = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--user")) {
                return List.of();
            }
            if (argument.matches("-s.*|--signal.*")) {
                signals = true;
            }
            now |= argument.equals("--now");
            if (WITH_VALUE.contains(argument)) {
                i++;
            } else if (!argument.startsWith("-")) {
                operands.add(argument);
            }
        }
        if (operands.isEmpty()) {
            return List.of();
        }
        List<String> units = operands.subList(1, operands.size());
        List<ServiceAction> actions = new ArrayList<>();
        verb(operands.get(0)).ifPresent(kind -> actions.add(new ServiceAction(kind, units, shown)));
        if (now && operands.get(0).matches("disable|mask")) {
            actions.add(new ServiceAction(Kind.STOP, units, shown));
        } else if (now && operands.get(0).matches("enable|reenable|preset")) {
            actions.add(new ServiceAction(Kind.START, units, shown));
        }
        return units.isEmpty() || signals ? List.of() : actions;
    }

    private static Optional<Kind> verb(String verb) {
        return switch (verb) {
            case "start", "restart", "reload-or-restart", "force-restart" -> Optional.of(Kind.START);
            case "try-restart", "condrestart", "try-reload-or-restart", "reload-or-try-restart", "force-reload" ->
                Optional.of(Kind.RESTART_IF_RUNNING);
            case "stop", "kill" -> Optional.of(Kind.STOP);
            case "disable", "mask" -> Optional.of(Kind.DISABLE);
            default -> Optional.empty();
        };
    }

    private static List<ServiceAction> service(List<String> arguments, String shown) {
        List<String> operands =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        if (operands.size() < 2) {
            return List.of();
        }
        return verb(operands.get(1))
                .map(kind -> List.of(new ServiceAction(kind, operands.subList(0, 1), shown)))
                .orElse(List.of());
    }

    private static List<ServiceAction> chkconfig(List<String> arguments, String shown) {
        List<String> operands =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        boolean off = arguments.contains("--del") || operands.size() > 1 && operands.contains("off");
        return off && !operands.isEmpty()
                ? List.of(new ServiceAction(Kind.DISABLE, operands.subList(0, 1), shown))
                : List.of();
    }

    private static List<ServiceAction> helper(List<String> arguments, String shown) {
        if (arguments.size() < 2 || !arguments.get(0).equals("remove-system-units")) {
            return List.of();
        }
        List<String> units = arguments.subList(1, arguments.size());
        return List.of(new ServiceAction(Kind.DISABLE, units, shown), new ServiceAction(Kind.STOP, units, shown));
    }

    private static List<ServiceAction> removed(List<String> arguments, String shown) {
        List<String> operands =
                arguments.stream().filter(word -> !word.startsWith("-")).toList();
        boolean removes = arguments.contains("-r") || operands.contains("remove") || operands.contains("disable");
        return removes && !operands.isEmpty()
                ? List.of(new ServiceAction(Kind.DISABLE, operands.subList(0, 1), shown))
                : List.of();
    }

    private static List<ServiceAction> killed(List<String> arguments, String shown) {
        boolean signalsOnly = arguments.stream()
                .anyMatch(word -> word.matches("-(-signal=)?(SIG)?(HUP|USR1|USR2|0|1|10|12|WINCH|CONT)")
                        || word.matches("(SIG)?(HUP|USR1|USR2)"));
        return signalsOnly || arguments.isEmpty() ? List.of() : List.of(new ServiceAction(Kind.STOP, List.of(), shown));
    }

    private static List<ServiceAction> initScript(List<String> words, String shown) {
        if (words.size() < 2 || !words.get(0).matches(".*/init\\.d/[^/]+|.*/rc[^/.]+")) {
            return List.of();
        }
        String script = InstallPath.name(words.get(0)).replaceFirst(words.get(0).contains("/init.d/") ? "" : "^rc", "");
        return verb(words.get(1))
                .map(kind -> List.of(new ServiceAction(kind, List.of(script), shown)))
                .orElse(List.of());
    }
}
