package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsProblem;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamFiles;
import dev.tandem.sync.RowFilter;
import java.util.ArrayList;
import java.util.List;

/** The streams of an installation. */
final class Streams {

    private Streams() {}

    /** All streams of {@code config/streams}, in dependency order. */
    static List<StreamDefinition> all(Settings settings) {
        return new StreamFiles(settings.home().resolve("config").resolve("streams"), RowFilter::problem).read();
    }

    /** The names of those that {@code sync.streams} switches on, in dependency order. */
    static List<String> enabled(Settings settings) {
        List<String> all = all(settings).stream().map(StreamDefinition::name).toList();
        List<String> wanted = settings.list("sync.streams");
        List<String> unknown = new ArrayList<>(wanted);
        unknown.removeAll(all);
        if (!unknown.isEmpty()) {
            throw new SettingsProblem("sync.streams names " + String.join(", ", unknown)
                    + ", which no file in config/streams defines; there are " + String.join(", ", all) + ".");
        }
        return wanted.isEmpty() ? all : all.stream().filter(wanted::contains).toList();
    }
}
