package dev.tandem.marketo;

/**
 * One field of an entry of the change feed. Both values are display text, in no documented form, and so good for a hint
 * only: what a person holds is read from the person (reference: Change feed, 7.3).
 *
 * @param name the field's REST name
 * @param newValue what it became; null when it was cleared or Marketo does not say
 * @param oldValue what it was; null when it was empty or Marketo does not say
 */
public record ChangedField(String name, String newValue, String oldValue) {

    /** Names the field only: values are personal data. */
    @Override
    public String toString() {
        return "ChangedField[" + name + "]";
    }
}
