package dev.tandem.stream;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One line of a mapping: a Dynamics column and the Marketo field that it keeps in step with.
 *
 * @param column logical name of the column
 * @param field REST name of the field
 * @param or other names that the field may have: the first one that the instance offers is taken
 * @param direction which way values travel
 * @param optional whether the line is left out, with a notice, where column or field is absent
 * @param required whether a record without this value is not written: it is skipped, or waits until its parent is there
 * @param ratchet whether an opt-out on one side holds on both (design, section 4)
 * @param overLong what becomes of a text that is longer than the narrower side allows
 * @param custom the field's data type if it is a custom field that {@code setup} creates
 * @param label the label of a custom field; derived from the field's name if absent
 * @param as what of a lookup is written
 * @param to for a lookup: the streams whose records it may point to; empty for other columns
 * @param merging what decides where both sides changed the field
 * @param link for a field of a custom object that {@code setup} creates as a link: what it links to
 */
public record MappingLine(
        String column,
        String field,
        List<String> or,
        Direction direction,
        boolean optional,
        boolean required,
        boolean ratchet,
        OverLong overLong,
        Optional<String> custom,
        Optional<String> label,
        LookupAs as,
        List<String> to,
        Merging merging,
        Optional<Link> link) {

    public MappingLine {
        or = List.copyOf(or);
        to = List.copyOf(to);
    }

    /**
     * What a link field of a custom object links to (Marketo reference, section 9.2).
     *
     * @param object {@code lead}, {@code company} or the API name of another custom object
     * @param field the linked field as Marketo's list of linkable objects names it: by its display name for a lead
     */
    public record Link(String object, String field) {}

    /** What becomes of a text that is longer than the narrower side allows. */
    public enum OverLong {
        /** It is cut, and the field is reported as held. */
        CUT,
        /** The field is left as it is, and reported as failed. */
        FAIL
    }

    /** What of a lookup is written to Marketo. */
    public enum LookupAs {
        /** The id of the record it points to, which is that record's key in Marketo. */
        KEY,
        /** Marketo's own id of the person that the record is linked to. */
        MARKETO_ID,
        /** The name of the record it points to. */
        NAME
    }

    /** A line with nothing but its two names. */
    public static MappingLine plain(String column, String field, Direction direction) {
        return new MappingLine(
                column,
                field,
                List.of(),
                direction,
                false,
                false,
                false,
                OverLong.CUT,
                Optional.empty(),
                Optional.empty(),
                LookupAs.KEY,
                List.of(),
                Merging.PLAIN,
                Optional.empty());
    }

    /** The same line with another field. */
    MappingLine toField(String name) {
        return new MappingLine(
                column, name, List.of(), direction, optional, required, ratchet, overLong, custom, label, as, to,
                merging, link);
    }

    /** The same line where streams are left out; empty if it could point to nothing else and need not be there. */
    Optional<MappingLine> without(Set<String> leftOut) {
        List<String> left =
                to.stream().filter(stream -> !leftOut.contains(stream)).toList();
        if (left.isEmpty()) {
            return to.isEmpty() || required ? Optional.of(this) : Optional.empty();
        }
        return Optional.of(new MappingLine(
                column, field, or, direction, optional, required, ratchet, overLong, custom, label, as, left, merging,
                link));
    }

    /** The names that the field may have, the preferred one first. */
    Stream<String> fieldNames() {
        return Stream.concat(Stream.of(field), or.stream());
    }

    /** Whether the column is a lookup that becomes a link in Marketo. */
    public boolean isReference() {
        return !to.isEmpty();
    }

    /** Whether the field is one of ours, which {@code setup} creates. */
    public boolean isOurs() {
        return custom.isPresent() || link.isPresent();
    }

    /** The label under which {@code setup} creates the custom field. */
    public String displayName() {
        return label.orElseGet(() -> label(field));
    }

    /** A label for a name of our own: {@code microsoftHomePhone} is "Microsoft Home Phone". */
    public static String label(String name) {
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z0-9])", " ");
        return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }
}
