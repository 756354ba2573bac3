package io.github.apprpm.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a command of a scriptlet does to services.
 *
 * @param kind what is done
 * @param units the affected units, as the command names them; empty for all units, or if they are not known
 * @param command the command as it is shown to the user
 */
public record ServiceAction(Kind kind, List<String> units, String command) {
    /** What can be done to a service. */
    public enum Kind {
        /** The service runs afterwards, whether it ran before or not. */
        START,
        /** The service runs afterwards if it ran before. */
        RESTART_IF_RUNNING,
        /** The service is restarted at the end of the transaction if it runs then. */
        RESTART_LATER,
        STOP,
        /** The service starts at boot from now on. */
        ENABLE,
        /** The service no longer starts at boot. */
        DISABLE
    }

    private static final Set<String> WITH_VALUE =
            Set.of("-t", "--type", "-p", "--property", "-n", "--lines", "-s", "--signal", "-H", "-M", "--root", "-o");

    /** The actions of a command; {@code disable --now} has two. */
    public static List<ServiceAction> of(ShellCommand command) {
        return switch (command.program()) {
            case "systemctl" -> systemctl(command);
            case "service", "invoke-rc.d", "rc-service" -> service(command);
            case "chkconfig" -> chkconfig(command);
            case "systemd-update-helper" -> helper(command);
            case "update-rc.d", "insserv" -> removed(command);
            case "pkill", "killall" -> killed(command);
            default -> initScript(command);
        };
    }

    private ServiceAction(Kind kind, List<String> units, ShellCommand command) {
        this(kind, units, command.toString());
    }

    private static List<ServiceAction> systemctl(ShellCommand command) {
        List<String> operands = new ArrayList<>();
        boolean now = false;
        boolean signals = false;
        List<String> arguments = command.arguments();
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
        if (operands.size() < 2 || signals) {
            return List.of();
        }
        String verb = operands.get(0);
        List<String> units = operands.subList(1, operands.size());
        List<ServiceAction> actions = new ArrayList<>();
        kind(verb).ifPresent(kind -> actions.add(new ServiceAction(kind, units, command)));
        if (now && verb.matches("disable|mask")) {
            actions.add(new ServiceAction(Kind.STOP, units, command));
        } else if (now && verb.matches("enable|reenable|preset")) {
            actions.add(new ServiceAction(Kind.START, units, command));
        }
        return actions;
    }

    private static Optional<Kind> kind(String verb) {
        return switch (verb) {
            case "start", "restart", "reload-or-restart", "force-restart" -> Optional.of(Kind.START);
            case "try-restart", "condrestart", "try-reload-or-restart", "reload-or-try-restart", "force-reload" ->
                Optional.of(Kind.RESTART_IF_RUNNING);
            case "stop", "kill" -> Optional.of(Kind.STOP);
            case "enable", "reenable" -> Optional.of(Kind.ENABLE);
            case "disable", "mask" -> Optional.of(Kind.DISABLE);
            default -> Optional.empty();
        };
    }

    private static List<ServiceAction> service(ShellCommand command) {
        List<String> operands = command.operands();
        return operands.size() < 2
                ? List.of()
                : kind(operands.get(1))
                        .map(kind -> List.of(new ServiceAction(kind, operands.subList(0, 1), command)))
                        .orElse(List.of());
    }

    private static List<ServiceAction> chkconfig(ShellCommand command) {
        List<String> operands = command.operands();
        boolean off = command.arguments().contains("--del") || operands.size() > 1 && operands.contains("off");
        return off && !operands.isEmpty()
                ? List.of(new ServiceAction(Kind.DISABLE, operands.subList(0, 1), command))
                : List.of();
    }

    private static List<ServiceAction> helper(ShellCommand command) {
        List<String> arguments = command.arguments();
        if (arguments.size() < 2) {
            return List.of();
        }
        List<String> units = arguments.subList(1, arguments.size());
        return switch (arguments.get(0)) {
            case "remove-system-units" ->
                List.of(new ServiceAction(Kind.DISABLE, units, command), new ServiceAction(Kind.STOP, units, command));
            case "mark-restart-system-units" -> List.of(new ServiceAction(Kind.RESTART_LATER, units, command));
            default -> List.of();
        };
    }

    private static List<ServiceAction> removed(ShellCommand command) {
        List<String> operands = command.operands();
        boolean removes =
                command.arguments().contains("-r") || operands.contains("remove") || operands.contains("disable");
        return removes && !operands.isEmpty()
                ? List.of(new ServiceAction(Kind.DISABLE, operands.subList(0, 1), command))
                : List.of();
    }

    private static List<ServiceAction> killed(ShellCommand command) {
        boolean signalsOnly = command.arguments().stream()
                .anyMatch(word -> word.matches("-(-signal=)?(SIG)?(HUP|USR1|USR2|0|1|10|12|WINCH|CONT)")
                        || word.matches("(SIG)?(HUP|USR1|USR2)"));
        return signalsOnly || command.arguments().isEmpty()
                ? List.of()
                : List.of(new ServiceAction(Kind.STOP, List.of(), command));
    }

    private static List<ServiceAction> initScript(ShellCommand command) {
        String script = command.words().get(0);
        if (command.arguments().isEmpty() || !script.matches(".*/init\\.d/[^/]+|.*/rc[^/.]+")) {
            return List.of();
        }
        String name = script.contains("/init.d/")
                ? command.program()
                : command.program().substring("rc".length());
        return kind(command.arguments().get(0))
                .map(kind -> List.of(new ServiceAction(kind, List.of(name), command)))
                .orElse(List.of());
    }
}
