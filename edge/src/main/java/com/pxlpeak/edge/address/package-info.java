/**
 * What a network address tells by itself: how it is written, what networks it lies in, and who has it. Start at
 * {@link com.pxlpeak.edge.address.AddressRanges}.
 */
@NullMarked
package com.pxlpeak.edge.address;

import org.jspecify.annotations.NullMarked;
