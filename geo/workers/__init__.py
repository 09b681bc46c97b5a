"""What is slow, done in processes beside the server: a queue, limits of time and memory, what was made kept; knows no job."""

from geo.workers.queue import ASKED_EVERY, JobRefused, Progress, Queue, Ready, Standing, Waiting, key_of
from geo.workers.worker import LONG, SHORT, Limits, each

__all__ = ["ASKED_EVERY", "LONG", "SHORT", "JobRefused", "Limits", "Progress", "Queue", "Ready", "Standing", "Waiting", "each", "key_of"]
