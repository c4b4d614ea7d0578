package dev.tandem.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a vendor's documentation leaves open how its service behaves, and a sandbox therefore behaves either way: named
 * choices, each with a documented default.
 */
public final class OpenPoints {

    private final Map<String, Choice> choices = new LinkedHashMap<>();
    private final Map<String, String> chosen = new ConcurrentHashMap<>();

    /**
     * These choices, all at their defaults.
     *
     * @param choices the choices; names are unique
     */
    public OpenPoints(List<Choice> choices) {
        choices.forEach(choice -> this.choices.put(choice.name(), choice));
        reset();
    }

    /**
     * One open point.
     *
     * @param name its name, in lower case with hyphens
     * @param about what it decides, in one sentence
     * @param values the ways in which the service may behave; the first is the default
     */
    public record Choice(String name, String about, List<String> values) {}

    /** All choices, in the order of their list. */
    public List<Choice> choices() {
        return List.copyOf(choices.values());
    }

    /** How the service behaves now in the point of this name, which must be one of the choices. */
    public String now(String name) {
        return chosen.get(name);
    }

    /** Whether there is a point of this name. */
    public boolean has(String name) {
        return choices.containsKey(name);
    }

    /** Lets the service behave in every point as it does by default. */
    public void reset() {
        choices.values()
                .forEach(choice -> chosen.put(choice.name(), choice.values().get(0)));
    }

    /**
     * Lets the service behave otherwise.
     *
     * @throws IllegalArgumentException with a sentence if there is no such point or value
     */
    public void choose(String name, String value) {
        Choice choice = choices.get(name);
        if (choice == null) {
            throw new IllegalArgumentException("There is no open point '" + name + "'.");
        }
        if (!choice.values().contains(value)) {
            throw new IllegalArgumentException(
                    "'" + name + "' must be one of " + String.join(", ", choice.values()) + ".");
        }
        chosen.put(name, value);
    }
}
