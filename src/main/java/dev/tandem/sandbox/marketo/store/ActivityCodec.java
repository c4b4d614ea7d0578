package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.ActivityContent.OfField;
import dev.tandem.sandbox.marketo.store.ActivityContent.OfPerson;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What activities tell as bytes, for saving: one byte for the kind, then its components. */
final class ActivityCodec {

    private ActivityCodec() {}

    static void write(DataOutputStream to, ActivityContent content) throws IOException {
        if (content instanceof OfPerson person) {
            to.writeByte('p');
            to.writeUTF(person.name());
        } else if (content instanceof OfField change) {
            to.writeByte('f');
            to.writeInt(change.fieldId());
            ValueCodec.write(to, change.before());
            ValueCodec.write(to, change.after());
        } else {
            Detailed detailed = (Detailed) content;
            to.writeByte('d');
            to.writeLong(detailed.assetId());
            ValueCodec.write(to, detailed.value());
            to.writeInt(detailed.attributes().size());
            for (Attribute each : detailed.attributes()) {
                to.writeUTF(each.apiName());
                to.writeUTF(each.name());
                ValueCodec.write(to, each.value());
            }
        }
    }

    static ActivityContent read(DataInputStream from) throws IOException {
        byte kind = from.readByte();
        return switch (kind) {
            case 'p' -> new OfPerson(from.readUTF());
            case 'f' -> new OfField(from.readInt(), ValueCodec.read(from), ValueCodec.read(from));
            case 'd' -> new Detailed(from.readLong(), ValueCodec.read(from), attributes(from));
            default -> throw new IOException("the saved Marketo data hold an activity of the unknown kind " + kind);
        };
    }

    private static List<Attribute> attributes(DataInputStream from) throws IOException {
        List<Attribute> attributes = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            attributes.add(new Attribute(from.readUTF(), from.readUTF(), ValueCodec.read(from)));
        }
        return List.copyOf(attributes);
    }
}
