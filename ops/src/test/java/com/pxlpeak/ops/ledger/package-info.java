/** The ledger itself, and a short run of it. Start at {@code LedgerIT}. */
@NullMarked
package com.pxlpeak.ops.ledger;

import org.jspecify.annotations.NullMarked;
