package io.github.apprpm.report;

import io.github.apprpm.model.Resource;
import io.github.apprpm.model.Scriptlet;
import io.github.apprpm.rpm.PackageTrigger;
import io.github.apprpm.systemd.Unit.Setting;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

/** What directives of units and points of a transaction mean, in a sentence each. */
final class Explanations {
    private static final Explanations SWITCHES = new Explanations("switches.properties");
    private static final Explanations HARDENING = new Explanations("hardening.properties");
    private static final Explanations DIRECTIVES = new Explanations("directives.properties");
    private static final Explanations PHASES = new Explanations("phases.properties");

    private final Properties sentences = new Properties();

    private Explanations(String resource) {
        try {
            sentences.load(new StringReader(Resource.text(Explanations.class, resource)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When rpm runs a scriptlet. */
    static String ofPhase(Scriptlet.Phase phase) {
        return PHASES.sentences.getProperty(phase.word());
    }

    /** When rpm runs a trigger. */
    static String ofTrigger(PackageTrigger.Kind kind, PackageTrigger.Action action) {
        String key = "%s.%s".formatted(kind.name().toLowerCase(Locale.ROOT), action.word());
        return PHASES.sentences.getProperty(key, "At a point that is not known here.");
    }

    /** What a line of a unit does; nothing if the directive is not known. */
    static Optional<String> ofDirective(String name, String value) {
        String word = value.toLowerCase(Locale.ROOT);
        Setting setting = new Setting(name, value);
        if (isSwitch(name) && !setting.isYes() && SWITCHES.sentences.getProperty(name + "." + word) == null) {
            String lead = setting.isNo() ? "Switched off. On, it would mean: " : "In part, as its value says: ";
            return Optional.of(lead + ofSwitch(name));
        }
        return SWITCHES.find(name, value).or(() -> HARDENING.find(name, value)).or(() -> DIRECTIVES.find(name, value));
    }

    /** What a line that is missing would do. */
    static String ofSwitch(String name) {
        return SWITCHES.sentences.getProperty(name);
    }

    /** Whether a directive is for protection. */
    static boolean isHardening(String name) {
        return isSwitch(name) || HARDENING.sentences.containsKey(name);
    }

    /** The directives that protect when they are on. */
    static SortedSet<String> switches() {
        SortedSet<String> names = new TreeSet<>(SWITCHES.sentences.stringPropertyNames());
        names.removeIf(name -> name.contains("."));
        return names;
    }

    private static boolean isSwitch(String name) {
        return SWITCHES.sentences.containsKey(name);
    }

    private Optional<String> find(String name, String value) {
        String exact = new Setting(name, value).isYes() ? "yes" : value;
        return Optional.ofNullable(sentences.getProperty(name + "." + exact))
                .or(() -> Optional.ofNullable(sentences.getProperty(name)));
    }
}
