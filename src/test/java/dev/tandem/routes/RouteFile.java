package dev.tandem.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One route file: its name, its text and its tree. */
public record RouteFile(String name, String text, JsonNode root) {

    private static final YAMLMapper YAML = new YAMLMapper();

    /** A node of the tree: the keys and indexes that lead to it, and the node. */
    public record Place(List<String> path, JsonNode node) {

        /** The last key or index; empty at the root. */
        String key() {
            return ancestor(0);
        }

        /** The key or index so many levels above the last one; empty above the root. */
        String ancestor(int levels) {
            int at = path.size() - 1 - levels;
            return at < 0 ? "" : path.get(at);
        }

        boolean isUnder(String key) {
            return path.contains(key);
        }

        @Override
        public String toString() {
            return "/" + String.join("/", path);
        }
    }

    static RouteFile of(String name, String text) throws IOException {
        return new RouteFile(name, text, YAML.readTree(text));
    }

    /** All files of the folder {@code routes}, in order. */
    public static List<RouteFile> shipped() throws IOException {
        List<RouteFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of("routes"))) {
            for (Path path : paths.sorted().toList()) {
                files.add(of(path.getFileName().toString(), Files.readString(path)));
            }
        }
        return files;
    }

    /** All files, one of them with a text replaced where it stands first. */
    public static List<RouteFile> shippedWith(String topic, String found, String replacement) throws IOException {
        List<RouteFile> files = new ArrayList<>();
        for (RouteFile file : shipped()) {
            files.add(file.name().startsWith(topic) ? file.with(found, replacement) : file);
        }
        return files;
    }

    private RouteFile with(String found, String replacement) throws IOException {
        int at = text.indexOf(found);
        if (at < 0) {
            throw new AssertionError(name + " does not contain " + found);
        }
        return of(name, text.substring(0, at) + replacement + text.substring(at + found.length()));
    }

    /** Every node, each before those inside it. */
    List<Place> places() {
        List<Place> places = new ArrayList<>();
        collect(List.of(), root, places);
        return places;
    }

    /** Every value that has no members. */
    Stream<Place> scalars() {
        return places().stream().filter(place -> place.node().isValueNode());
    }

    private static void collect(List<String> path, JsonNode node, List<Place> places) {
        places.add(new Place(path, node));
        node.properties().forEach(entry -> collect(below(path, entry.getKey()), entry.getValue(), places));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(below(path, Integer.toString(i)), node.get(i), places);
            }
        }
    }

    private static List<String> below(List<String> path, String key) {
        List<String> longer = new ArrayList<>(path);
        longer.add(key);
        return List.copyOf(longer);
    }
}
