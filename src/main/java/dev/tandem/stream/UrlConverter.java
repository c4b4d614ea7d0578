package dev.tandem.stream;

import dev.tandem.merge.Value;

/** A web address; Marketo insists on the protocol (Marketo reference, section 1.4), Dynamics does not. */
public record UrlConverter(TextConverter text) implements Converter {

    @Override
    public Value fromDynamics(Object raw) {
        return text.fromDynamics(withProtocol(raw));
    }

    @Override
    public Value fromMarketo(Object raw) {
        return text.fromMarketo(withProtocol(raw));
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
        return "url" + text.length();
    }

    private static String withProtocol(Object raw) {
        String address = raw == null ? "" : raw.toString().strip();
        return address.isEmpty() || address.contains("://") ? address : "https://" + address;
    }
}
