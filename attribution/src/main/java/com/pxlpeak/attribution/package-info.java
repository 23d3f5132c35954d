/**
 * Knows profiles: who a client is, which touches led to a conversion, and who deserves the credit. Holds no types yet;
 * the profile partition, its models and their training come here.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.attribution;
