"""Jobs about jobs: take up again what a killed worker dropped, forget what is long done."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

HOURS_TO_KEEP = 24 * 30


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 -- periodic jobs get the time
    """Put jobs of workers that no longer give a sign of life back into the queue; every task may run twice."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *")
@app.task(queueing_lock="remove_old_jobs", pass_context=True)
async def remove_old_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Forget the jobs that succeeded a month ago."""
    await context.app.job_manager.delete_old_jobs(nb_hours=HOURS_TO_KEEP)
