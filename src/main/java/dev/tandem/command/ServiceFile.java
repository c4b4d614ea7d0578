package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/** Address and token of the running service, in a file of mode 600 beside the state. */
final class ServiceFile {

    private static final String H2 = "jdbc:h2:file:";

    private final Path path;

    ServiceFile(Settings settings) {
        String url = settings.stateUrl();
        this.path = url.startsWith(H2)
                ? Path.of(url.substring(H2.length()).split(";", 2)[0] + ".service")
                : settings.home().resolve("data").resolve("tandem.service");
    }

    /**
     * Where the service answers.
     *
     * @param address its base address
     * @param token what it wants to see
     */
    record Service(String address, String token) {
        @Override
        public String toString() {
            return "Service[" + address + "]";
        }
    }

    /** What the file says, if it is there; the service may still be gone. */
    Optional<Service> read() {
        if (!Files.isReadable(path)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        String address = properties.getProperty("address");
        String token = properties.getProperty("token");
        return address == null || token == null ? Optional.empty() : Optional.of(new Service(address, token));
    }

    void write(Service service) {
        try {
            Files.createDirectories(path.getParent());
            Files.deleteIfExists(path);
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(path)) {
                writer.write("address=" + service.address() + "\ntoken=" + service.token() + "\n");
            }
        } catch (IOException unwritable) {
            throw new Refusal("The file " + path + " cannot be written; check the rights of its folder (state.url).");
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
