/**
 * The command line: {@code ops/pxlpeak}. Start reading at {@link com.pxlpeak.ops.cli.Pxlpeak}, which lists the commands.
 */
@org.jspecify.annotations.NullMarked
package com.pxlpeak.ops.cli;
