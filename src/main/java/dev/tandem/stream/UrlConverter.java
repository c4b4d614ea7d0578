package dev.tandem.stream;

import dev.tandem.merge.Value;
import java.util.Optional;

/** A web address; Marketo insists on the protocol (Marketo reference, section 1.4), Dynamics does not. */
public record UrlConverter(TextConverter text) implements SymmetricConverter {

    @Override
    public Object plain(Value value) {
        return text.plain(value);
    }

    @Override
    public String form() {
        return "url:" + text.form();
    }

    /** Cut first: a protocol that the cut takes away would be set again at the next look. */
    @Override
    public Value canonical(Object raw) {
        String address = text.canonical(raw).canonical();
        return text.canonical(complete(address));
    }

    @Override
    public Optional<Loss> loss(Object raw) {
        return text.loss(complete(raw == null ? "" : raw.toString().strip()));
    }

    private static String complete(String address) {
        return address.isEmpty() || address.contains("://") ? address : "https://" + address;
    }
}
