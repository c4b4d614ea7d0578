package dev.tandem.command.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Reads settings from where they may stand: the environment beats {@code -D}, which beats profile and file. */
public final class SettingsReader {

    private final Path home;
    private final Optional<String> profile;
    private final Map<String, String> environment;
    private final Properties system;

    /**
     * @param home the folder that holds {@code config} and {@code routes}
     * @param profile reads {@code config/application-PROFILE.properties} in front of the common file
     * @param environment the process environment
     * @param system the {@code -D} properties
     */
    public SettingsReader(Path home, Optional<String> profile, Map<String, String> environment, Properties system) {
        this.home = home;
        this.profile = profile;
        this.environment = Map.copyOf(environment);
        this.system = system;
    }

    /** The checked settings; throws {@link SettingsProblem} with every problem at once. */
    public Settings read() {
        for (String folder : List.of("config", "routes")) {
            if (!Files.isDirectory(home.resolve(folder))) {
                throw new SettingsProblem("There is no folder '" + folder + "' in " + home
                        + "; start in the folder that holds it, or name that folder with --home.");
            }
        }
        List<String> problems = new ArrayList<>();
        Map<String, String> written = new HashMap<>(file("application.properties", false));
        profile.ifPresent(name -> written.putAll(file("application-" + name + ".properties", true)));
        unknown(written, problems);
        Map<String, String> values = new HashMap<>();
        for (Setting setting : SettingCatalog.all()) {
            String value = value(setting, written);
            if (!value.isEmpty()) {
                setting.problem(value).ifPresentOrElse(problems::add, () -> values.put(setting.key(), value));
            }
        }
        Settings settings = new Settings(home, values);
        problems.addAll(SettingsCheck.problems(settings));
        if (!problems.isEmpty()) {
            throw new SettingsProblem(problems);
        }
        return settings;
    }

    private String value(Setting setting, Map<String, String> written) {
        String fromEnvironment =
                environment.getOrDefault(setting.variable(), "").strip();
        if (!fromEnvironment.isEmpty()) {
            return fromEnvironment;
        }
        String fromSystem = system.getProperty(setting.key(), "").strip();
        if (!fromSystem.isEmpty()) {
            return fromSystem;
        }
        String fromFile = written.getOrDefault(setting.key(), "").strip();
        return fromFile.isEmpty() ? setting.standard() : fromFile;
    }

    private Map<String, String> file(String name, boolean required) {
        Path path = home.resolve("config").resolve(name);
        if (!Files.exists(path)) {
            if (required) {
                throw new SettingsProblem("The profile's file " + path + " does not exist; correct --profile.");
            }
            return Map.of();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new SettingsProblem("The file " + path + " cannot be read as properties; repair it.");
        }
        Map<String, String> values = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> values.put(key, properties.getProperty(key)));
        return values;
    }

    private static void unknown(Map<String, String> written, List<String> problems) {
        written.keySet().stream()
                .filter(SettingCatalog::isOurs)
                .filter(key -> SettingCatalog.find(key).isEmpty())
                .sorted()
                .forEach(key -> problems.add("There is no setting " + key + "; "
                        + SettingCatalog.nearest(key)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("take it out of config/application.properties.")));
    }
}
