package dev.tandem.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A state in an H2 file: where it lies, and the options that the state relies on.
 *
 * @param database the file, which H2 keeps open
 * @param url the address with an absolute path and all options
 */
record H2File(Path database, String url) {

    private static final String H2 = "jdbc:h2:";

    /** Addresses of H2 that name no file of this machine's file system. */
    private static final List<String> ELSEWHERE = List.of("mem:", "tcp:", "ssl:", "zip:");

    /** What every H2 database file begins with. */
    private static final byte[] HEADER = "H:2".getBytes(StandardCharsets.US_ASCII);

    /** The file that the address names, if it names one. */
    static Optional<H2File> of(String url) {
        if (!url.startsWith(H2) || ELSEWHERE.stream().anyMatch(kind -> url.startsWith(H2 + kind))) {
            return Optional.empty();
        }
        int options = url.indexOf(';');
        String name = options < 0 ? url.substring(H2.length()) : url.substring(H2.length(), options);
        Path path = path(name.startsWith("file:") ? name.substring("file:".length()) : name);
        String given = options < 0 ? "" : url.substring(options);
        return Optional.of(new H2File(
                path.resolveSibling(path.getFileName() + ".mv.db"), H2 + "file:" + path + given + added(given)));
    }

    private static Path path(String name) {
        String home = System.getProperty("user.home");
        Path path = Path.of(name.startsWith("~/") ? home + name.substring(1) : name);
        if (name.isBlank() || path.getFileName() == null) {
            throw new StateUnavailable("state.url names no file; it must look like jdbc:h2:file:./data/state.");
        }
        return path.toAbsolutePath().normalize();
    }

    private static String added(String given) {
        String upper = given.toUpperCase(Locale.ROOT);
        // a second process can join, and a commit is handed to the file system at once instead of half a second later
        return (upper.contains(";AUTO_SERVER=") ? "" : ";AUTO_SERVER=TRUE")
                + (upper.contains(";WRITE_DELAY=") ? "" : ";WRITE_DELAY=0");
    }

    /** Whether the file is there. */
    boolean exists() {
        return Files.exists(database);
    }

    /** Makes sure, without making anything, that the file could be made. */
    void requirePlace() {
        Path there = database.getParent();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            throw noPlace(null);
        }
    }

    private StateUnavailable noPlace(IOException cause) {
        return new StateUnavailable(
                "The directory " + database.getParent() + " of state.url is no directory that can be written to.",
                cause);
    }

    /** Makes sure, before H2 touches anything, that the file can be used. */
    void prepare() {
        Path directory = database.getParent();
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, "state", ".probe"));
        } catch (IOException e) {
            throw noPlace(e);
        }
        if (Files.exists(database)) {
            requireDatabase();
        }
    }

    private void requireDatabase() {
        if (!Files.isRegularFile(database) || !Files.isWritable(database)) {
            throw new StateUnavailable("The file " + database + " of state.url is no file that can be written to.");
        }
        try (InputStream in = Files.newInputStream(database)) {
            byte[] start = in.readNBytes(HEADER.length);
            if (start.length > 0 && !Arrays.equals(start, HEADER)) {
                throw new StateUnavailable("The file " + database + " of state.url is not an H2 database.");
            }
        } catch (IOException e) {
            throw new StateUnavailable("The file " + database + " of state.url cannot be read.", e);
        }
    }
}
