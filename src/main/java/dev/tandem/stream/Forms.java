package dev.tandem.stream;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a converter again from the form that it wrote, so that a base can be compared under the form it was made in. */
final class Forms {

    private static final Pattern TEXT = Pattern.compile("text(\\d+)(?:/(\\d+))?");
    private static final Pattern OPTION = Pattern.compile("(-?\\d+)=");

    private Forms() {}

    /** The converter that has this form; empty where it cannot be made any more. */
    static Optional<Converter> converter(String form) {
        return switch (form) {
            case "boolean" -> Optional.of(new BooleanConverter());
            case "whole" -> Optional.of(new WholeConverter());
            case "float" -> Optional.of(new FloatConverter());
            case "decimal" -> Optional.of(new NumberConverter());
            default -> composed(form);
        };
    }

    private static Optional<Converter> composed(String form) {
        Optional<Converter> converter = form.startsWith("label:")
                ? labels(form.substring("label:".length())).map(Converter.class::cast)
                : text(form.startsWith("url:") ? form.substring("url:".length()) : form)
                        .map(text -> form.startsWith("url:") ? new UrlConverter(text) : text);
        // a form that does not give itself back was written by somebody else
        return converter.filter(made -> made.form().equals(form));
    }

    private static Optional<TextConverter> text(String form) {
        Matcher text = TEXT.matcher(form);
        if (!text.matches()) {
            return Optional.empty();
        }
        int length = Integer.parseInt(text.group(1));
        return Optional.of(
                text.group(2) == null
                        ? new TextConverter(length)
                        : new TextConverter(length, Integer.parseInt(text.group(2))));
    }

    /** {@code text255:{1=Web, 2=Trade show}}; a label that looks like the next option makes the form unreadable. */
    private static Optional<LabelConverter> labels(String form) {
        int at = form.indexOf(":{");
        if (at < 0 || !form.endsWith("}")) {
            return Optional.empty();
        }
        String list = form.substring(at + 2, form.length() - 1);
        Map<Integer, String> labels = new TreeMap<>();
        for (String entry : list.isEmpty() ? new String[0] : list.split(", (?=-?\\d+=)")) {
            Matcher option = OPTION.matcher(entry);
            if (!option.lookingAt()) {
                return Optional.empty();
            }
            labels.put(Integer.valueOf(option.group(1)), entry.substring(option.end()));
        }
        return text(form.substring(0, at)).map(text -> new LabelConverter(labels, text));
    }
}
