-- One server has the file for itself: there is no list of servers. The number is taken, so that both databases count alike.
SELECT 1;
