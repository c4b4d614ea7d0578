package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.platform.Messages;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Snapshot;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.Organizations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** The organization as a whole: who it is, saved to a stream, or kept for a restore. */
final class Backups implements Organizations {

    private final Database database;
    private final Identity identity;
    private final Messages messages;
    private final OpenPoints openPoints;
    private final AtomicReference<byte[]> backup = new AtomicReference<>(new byte[0]);

    Backups(Database database, Identity identity, Messages messages, OpenPoints openPoints) {
        this.database = database;
        this.identity = identity;
        this.messages = messages;
        this.openPoints = openPoints;
    }

    @Override
    public UUID organizationId() {
        return identity.organizationId();
    }

    @Override
    public void organizationId(UUID id) {
        identity.organizationId(id);
    }

    @Override
    public void keep() {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try {
            save(saved);
        } catch (IOException impossible) {
            throw new UncheckedIOException("rows could not be kept in memory", impossible);
        }
        backup.set(saved.toByteArray());
    }

    @Override
    public boolean bringBack() {
        byte[] saved = backup.get();
        if (saved.length == 0) {
            return false;
        }
        UUID before = organizationId();
        try {
            load(new ByteArrayInputStream(saved));
        } catch (IOException impossible) {
            throw new UncheckedIOException("kept rows could not be read", impossible);
        }
        boolean renamed = OpenPoint.RESTORED_ORGANIZATION.is(openPoints, "new");
        organizationId(renamed ? UUID.randomUUID() : before);
        return true;
    }

    /** Writes all rows and how the tables are set up. */
    void save(OutputStream to) throws IOException {
        try {
            database.reading(() -> {
                try {
                    Snapshot.write(database, identity.organizationId(), to);
                    return to;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Replaces everything by what was saved. */
    void load(InputStream from) throws IOException {
        try {
            identity.organizationId(database.atomically(() -> {
                try {
                    UUID organization = Snapshot.read(database, from);
                    if (database.of(database.tables().get("sdkmessage")).size() == 0) {
                        messages.install();
                    }
                    return organization;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
