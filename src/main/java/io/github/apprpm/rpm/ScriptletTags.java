package io.github.apprpm.rpm;

import io.github.apprpm.model.Scriptlet;

/** The tags that hold a scriptlet: its body and the program that runs it. */
record ScriptletTags(int body, int program) {
    static ScriptletTags of(Scriptlet.Phase phase) {
        return switch (phase) {
            case PRE -> new ScriptletTags(1023, 1085);
            case POST -> new ScriptletTags(1024, 1086);
            case PREUN -> new ScriptletTags(1025, 1087);
            case POSTUN -> new ScriptletTags(1026, 1088);
            case VERIFYSCRIPT -> new ScriptletTags(1079, 1091);
            case PRETRANS -> new ScriptletTags(1151, 1153);
            case POSTTRANS -> new ScriptletTags(1152, 1154);
            case PREUNTRANS -> new ScriptletTags(5103, 5105);
            case POSTUNTRANS -> new ScriptletTags(5104, 5106);
        };
    }
}
