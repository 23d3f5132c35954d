package com.pxlpeak.projections.client;

import com.pxlpeak.projections.schema.RowsRefused;
import com.pxlpeak.projections.schema.TableRow;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Keeps rows that ClickHouse refuses, with the reason, so that none is ever just skipped. */
public interface RowQuarantine {

    /** Completes when the row is kept. */
    CompletionStage<Done> put(TableRow row, RowsRefused reason);
}
