package io.github.apprpm.shell;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns of the shell. */
public final class Globs {
    private Globs() {}

    public static boolean matches(String glob, String text) {
        StringBuilder expression = new StringBuilder();
        boolean inClass = false;
        for (char c : glob.toCharArray()) {
            if (inClass) {
                inClass = c != ']';
                expression.append(c == '!' ? '^' : c);
            } else if (c == '*') {
                expression.append(".*");
            } else if (c == '?') {
                expression.append('.');
            } else if (c == '[' && glob.indexOf(']') > 0) {
                inClass = true;
                expression.append(c);
            } else {
                expression.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(expression.toString(), Pattern.DOTALL)
                    .matcher(text)
                    .matches();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
