/**
 * The ledger: sends generated events over the public endpoint while things break, and afterwards holds every number that
 * readers see against a computation of its own. Start reading at {@link com.pxlpeak.ops.ledger.Ledger}. It knows what was
 * sent and what was answered, and of the product only its public interface and its tables.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.ledger;
