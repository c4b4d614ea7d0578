package dev.tandem.sandbox.dataverse.query;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code contains}, {@code startswith}, {@code endswith}: SQL's LIKE, whose wildcards act inside the value too. */
public final class Likeness {

    private Likeness() {}

    /** Whether a text is like the pattern, with anything before or after it as allowed. */
    public static Predicate<String> of(String pattern, boolean anyBefore, boolean anyAfter) {
        if (!pattern.matches("(?s).*[%_\\[].*")) {
            return plain(pattern.toLowerCase(Locale.ROOT), anyBefore, anyAfter);
        }
        String regex = (anyBefore ? ".*" : "") + translate(pattern) + (anyAfter ? ".*" : "");
        Pattern compiled = Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return text -> compiled.matcher(text).matches();
    }

    private static Predicate<String> plain(String pattern, boolean anyBefore, boolean anyAfter) {
        return text -> {
            String lower = text.toLowerCase(Locale.ROOT);
            if (anyBefore && anyAfter) {
                return lower.contains(pattern);
            }
            if (anyAfter) {
                return lower.startsWith(pattern);
            }
            return anyBefore ? lower.endsWith(pattern) : lower.equals(pattern);
        };
    }

    private static String translate(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int end = c == '[' ? pattern.indexOf(']', i) : -1;
            if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else if (end > i + 1) {
                String inside = pattern.substring(i + 1, end);
                boolean negated = inside.startsWith("^") && inside.length() > 1;
                String members = negated ? inside.substring(1) : inside;
                regex.append(negated ? "[^" : "[")
                        .append(members.replaceAll("([\\\\\\[\\]^&])", "\\\\$1"))
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }
}
