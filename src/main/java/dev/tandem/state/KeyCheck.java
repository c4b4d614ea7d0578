package dev.tandem.state;

import java.nio.file.Files;
import java.nio.file.Path;

/** Ties the state to the key that its fingerprints were made with, by remembering one fingerprint of a fixed text. */
final class KeyCheck {

    private static final String FIXED = "Tandem, the key of this state";

    private KeyCheck() {}

    /** The fingerprints of this state; its first opening remembers the key, and makes one if none is there. */
    static Fingerprints open(Transaction tx, FingerprintKey source) {
        // locked, so that of two processes that build the same state only one makes a key
        Remembered remembered = tx.selectFirst(
                        row -> new Remembered(row.numberOrNull("check_value")),
                        "select check_value from fingerprint_key where id = 1 for update")
                .orElseThrow();
        boolean newState = remembered.check() == null;
        Fingerprints fingerprints = new Fingerprints(key(source, newState));
        long check = fingerprints.of(FIXED);
        if (newState) {
            tx.change("update fingerprint_key set check_value = ? where id = 1", check);
        } else if (remembered.check() != check) {
            throw new StateUnavailable(name(source)
                    + " does not belong to this state; give the key with which the state in state.url was built.");
        }
        return fingerprints;
    }

    private record Remembered(Long check) {}

    private static byte[] key(FingerprintKey source, boolean newState) {
        if (source instanceof FingerprintKey.Given given) {
            return KeyFile.decode(given.base64(), "The setting state.key");
        }
        Path file = ((FingerprintKey.InFile) source).file();
        if (Files.exists(file)) {
            return KeyFile.read(file);
        }
        if (!newState) {
            throw new StateUnavailable("The key file " + file
                    + " of the state that state.url names is missing; put it back or set state.key.");
        }
        return KeyFile.generate(file);
    }

    private static String name(FingerprintKey source) {
        return source instanceof FingerprintKey.InFile in ? "The key file " + in.file() : "state.key";
    }
}
