/** Custom objects: their types with the life from draft to approval, and the operations on their records. */
package dev.tandem.sandbox.marketo.customobject;
