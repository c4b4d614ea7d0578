package dev.tandem.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The key of the fingerprints as text: 32 bytes in base64, from the setting or from its file. */
final class KeyFile {

    private static final int KEY_BYTES = 32;

    private KeyFile() {}

    /** Reads the key out of its file. */
    static byte[] read(Path file) {
        try {
            // any byte is a character here, so that what is no key is refused as such
            return decode(Files.readString(file, StandardCharsets.ISO_8859_1), "The key file " + file);
        } catch (IOException e) {
            throw new StateUnavailable(
                    "The key file " + file + " cannot be read; make it readable or give the key in state.key.", e);
        }
    }

    /** Decodes a key; {@code what} begins the sentence when it is none. */
    static byte[] decode(String base64, String what) {
        try {
            byte[] key = Base64.getDecoder().decode(base64.strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // answered below: the cause could show a part of the key
        }
        throw new StateUnavailable(what + " must hold 32 bytes in base64, as state.key asks.");
    }

    /** Writes a new random key into a new file that only its owner may read. */
    static byte[] generate(Path file) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path directory = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(directory);
            // whole or not at all: a crash must not leave half a key
            Path draft = Files.createTempFile(directory, "key", ".new", ownerOnly(directory));
            Files.writeString(draft, Base64.getEncoder().encodeToString(key) + "\n", StandardCharsets.US_ASCII);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StateUnavailable(
                    "The key file " + file + " cannot be written; make its directory writable or set state.key.", e);
        }
        return key;
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        boolean posix = Files.getFileAttributeView(directory, PosixFileAttributeView.class) != null;
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
