package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A web address; Marketo insists on the protocol (Marketo reference, section 1.4), Dynamics does not. */
public record UrlConverter(TextConverter text) implements Converter {

    @Override
    public Value fromDynamics(Object raw) {
        return canonical(raw);
    }

    @Override
    public Value fromMarketo(Object raw) {
        return canonical(raw);
    }

    @Override
    public Object toMarketo(Value value) {
        return text.toMarketo(value);
    }

    @Override
    public Object toDynamics(Value value) {
        return text.toDynamics(value);
    }

    @Override
    public String form() {
        return "url:" + text.form();
    }

    /** Cut first: a protocol that the cut takes away would be set again at the next look. */
    private Value canonical(Object raw) {
        String address = text.fromMarketo(raw).canonical();
        return text.fromMarketo(address.isEmpty() || address.contains("://") ? address : "https://" + address);
    }
}
