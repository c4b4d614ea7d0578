package dev.tandem.sandbox.marketo;

import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.Kept;
import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.http.Subscriptions;
import dev.tandem.sandbox.marketo.access.Tokens;
import dev.tandem.sandbox.marketo.access.Usage;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The subscription as a whole: saved to a stream, kept for a restore, or replaced by its copy. */
final class Backups implements Kept, Subscriptions {

    private static final int SAVED_FORM = 4;

    private final SubscriptionData data;
    private final Usage usage;
    private final Tokens tokens;
    private final Subscription subscription;
    private final AtomicInteger lastCopy = new AtomicInteger();
    private final AtomicReference<Backup> backup = new AtomicReference<>(Backup.NONE);

    Backups(SubscriptionData data, Usage usage, Tokens tokens, Subscription subscription) {
        this.data = data;
        this.usage = usage;
        this.tokens = tokens;
        this.subscription = subscription;
    }

    /** What was kept, with the services, which do not outlive a restart but do outlive a copy without them. */
    private record Backup(ByteArrayOutputStream saved, List<CustomService> services) {

        static final Backup NONE = new Backup(new ByteArrayOutputStream(), List.of());
    }

    @Override
    public String munchkinId() {
        return data.origin().munchkinId();
    }

    @Override
    public void copy(SubscriptionCopy copy) {
        data.copy(copy, lastCopy.incrementAndGet());
        usage.clear();
        tokens.clear();
        if (!copy.servicesKept()) {
            subscription.services().clear();
        }
    }

    @Override
    public void keep() {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        try {
            save(saved);
        } catch (IOException impossible) {
            throw new UncheckedIOException("records could not be kept in memory", impossible);
        }
        backup.set(new Backup(saved, subscription.services().all()));
    }

    @Override
    public boolean bringBack() {
        Backup kept = backup.get();
        if (kept.saved().size() == 0) {
            return false;
        }
        try {
            load(new ByteArrayInputStream(kept.saved().toByteArray()));
        } catch (IOException impossible) {
            throw new UncheckedIOException("kept records could not be read", impossible);
        }
        kept.services().forEach(subscription.services()::put);
        return true;
    }

    @Override
    public void save(OutputStream to) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(to));
        out.writeInt(SAVED_FORM);
        data.save(out, subscription.partitions());
        usage.save(out);
        tokens.save(out);
        out.flush();
    }

    @Override
    public void load(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(from));
        int form = in.readInt();
        if (form != SAVED_FORM) {
            throw new IOException("the saved Marketo data have the unknown form " + form);
        }
        data.load(in, subscription.partitions());
        usage.load(in);
        tokens.load(in);
        lastCopy.accumulateAndGet(data.origin().copy(), Math::max);
    }
}
