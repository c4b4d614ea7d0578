package dev.tandem.sandbox.marketo.store;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Kept values as bytes, for saving: one byte for the kind, then the value. */
final class ValueCodec {

    private ValueCodec() {}

    static void write(DataOutputStream to, Object value) throws IOException {
        if (value == null) {
            to.writeByte('-');
        } else if (value instanceof String text) {
            to.writeByte('s');
            to.writeUTF(text);
        } else if (value instanceof Integer whole) {
            to.writeByte('i');
            to.writeInt(whole);
        } else if (value instanceof Long instant) {
            to.writeByte('t');
            to.writeLong(instant);
        } else if (value instanceof Double decimal) {
            to.writeByte('d');
            to.writeDouble(decimal);
        } else {
            to.writeByte((Boolean) value ? '1' : '0');
        }
    }

    static Object read(DataInputStream from) throws IOException {
        byte kind = from.readByte();
        return switch (kind) {
            case '-' -> null;
            case 's' -> from.readUTF();
            case 'i' -> from.readInt();
            case 't' -> from.readLong();
            case 'd' -> from.readDouble();
            case '1' -> true;
            case '0' -> false;
            default -> throw new IOException("the saved Marketo data hold a value of the unknown kind " + kind);
        };
    }
}
