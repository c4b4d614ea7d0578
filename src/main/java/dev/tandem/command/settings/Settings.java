package dev.tandem.command.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of this process, checked. */
public final class Settings {

    private final Path home;
    private final Map<String, String> values;

    Settings(Path home, Map<String, String> values) {
        this.home = home;
        this.values = Map.copyOf(values);
    }

    /** The folder from which relative paths count. */
    public Path home() {
        return home;
    }

    /** The value of a flag. */
    public boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** Whether neither system is named, so that the sandbox stands in for both. */
    public boolean onSandbox() {
        return !has("dynamics.url") && !has("marketo.url");
    }

    /** Whether a setting has a value, its default included. */
    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A setting's text; the empty text if it has no value. */
    public String text(String key) {
        return values.getOrDefault(key, "");
    }

    /** A setting's text, if it has a value. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** A share in percent. */
    public int percent(String key) {
        return Setting.percent(text(key));
    }

    /** A whole number. */
    public int number(String key) {
        return Integer.parseInt(values.get(key));
    }

    /** A duration. */
    public Duration duration(String key) {
        return Setting.duration(values.get(key));
    }

    /** A path; a relative one counts from {@link #home()}. */
    public Optional<Path> path(String key) {
        return optional(key).map(home::resolve);
    }

    /** The names of a list; empty if the setting has no value. */
    public List<String> list(String key) {
        return optional(key).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** The address of the state database; a relative H2 file counts from {@link #home()}. */
    public String stateUrl() {
        String url = text("state.url");
        String prefix = "jdbc:h2:file:";
        if (!url.startsWith(prefix)) {
            return url;
        }
        String[] parts = url.substring(prefix.length()).split(";", 2);
        String path = parts[0].startsWith("~")
                ? parts[0]
                : home.resolve(parts[0]).normalize().toString();
        return prefix + path + (parts.length > 1 ? ";" + parts[1] : "");
    }

    /** These settings with some values replaced. */
    public Settings with(Map<String, String> replaced) {
        Map<String, String> merged = new HashMap<>(values);
        merged.putAll(replaced);
        return new Settings(home, merged);
    }

    /** Every value by key, for the routes' placeholders. */
    public Map<String, String> values() {
        return values;
    }

    /** Names the keys only: some values are secrets. */
    @Override
    public String toString() {
        return "Settings" + values.keySet();
    }
}
